/* Adds a copy button to each code block that asks for one. Without this script the text can be selected as usual. */
for (const block of document.querySelectorAll('[data-copy]')) {
  const code = block.querySelector('code');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'nl-button nl-button--secondary meent-code__copy';
  button.textContent = block.dataset.copy;
  const said = document.createElement('span');
  said.className = 'meent-small meent-code__said';
  said.setAttribute('role', 'status');
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      said.textContent = block.dataset.copied;
    } catch {
      getSelection().selectAllChildren(code);
      said.textContent = block.dataset.selected;
    }
  });
  block.append(button, said);
}
