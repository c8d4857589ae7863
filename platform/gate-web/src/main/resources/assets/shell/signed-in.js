// Requests that htmx sends carry the token of the page, as forms do; only to this service.
document.addEventListener('htmx:configRequest', (event) => {
  const header = document.querySelector('meta[name="csrf-header"]');
  const token = document.querySelector('meta[name="csrf-token"]');
  const here = new URL(event.detail.path, document.baseURI).origin === location.origin;
  if (header && token && here) {
    event.detail.headers[header.content] = token.content;
  }
});
