/* Asks before a page with unsent answers is left. The browser words the question itself. */
for (const form of document.querySelectorAll('form[data-leave]')) {
  let changed = false;
  form.addEventListener('input', () => {
    changed = true;
  });
  form.addEventListener('submit', () => {
    changed = false;
  });
  addEventListener('beforeunload', (event) => {
    if (changed) event.preventDefault();
  });
}
