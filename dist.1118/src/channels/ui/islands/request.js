/* Sends the request that a form on the reference page describes, and shows the answer under it. */
for (const form of document.querySelectorAll('form[data-request]')) {
    const answer = form.querySelector('[data-answer]');
    form.hidden = false;
    form.addEventListener('submit', async (event) => {
        event.preventDefault();
        const values = new FormData(form);
        let path = form.dataset.request;
        const query = new URLSearchParams();
        const headers = new Headers();
        for (const [name, value] of values) {
            const [place, key] = name.split(/:(.*)/s);
            if (value === '')
                continue;
            if (place === 'path')
                path = path.replace(`{${key}}`, encodeURIComponent(value));
            if (place === 'query')
                query.append(key, value);
            if (place === 'header')
                headers.set(key, value);
        }
        if (values.get('token'))
            headers.set('Authorization', `Bearer ${values.get('token')}`);
        const body = values.get('body') || undefined;
        if (body)
            headers.set('Content-Type', 'application/json');
        answer.hidden = false;
        try {
            const response = await fetch(query.size ? `${path}?${query}` : path, {
                method: form.dataset.method,
                headers,
                body,
            });
            const text = await response.text();
            form.querySelector('[data-status]').textContent = `${response.status} ${response.statusText}`;
            answer.querySelector('code').textContent = pretty(text);
        }
        catch {
            form.querySelector('[data-status]').textContent = form.dataset.failed;
            answer.querySelector('code').textContent = '';
        }
    });
}
function pretty(text) {
    try {
        return JSON.stringify(JSON.parse(text), null, 2);
    }
    catch {
        return text;
    }
}
export {};
//# sourceMappingURL=request.js.map