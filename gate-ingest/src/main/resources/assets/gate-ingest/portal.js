// The traders' list and their consignments, live and by keyboard.
import { hearNews } from '../shell/live.js';
import { call, said, show } from './gate.js';

const REFRESH_MS = 60_000;
const GATHER_MS = 400;
const RETRY_MS = 5_000;

const main = document.querySelector('main.portal');
const part = () => document.getElementById('consignment') ?? document.getElementById('mine');
const openDialog = () => document.querySelector('dialog[open]');
const isTyping = (target) => target.closest?.('input, textarea, select, [contenteditable]');

// As it came, before the script adds to it: what is the same again disturbs nobody.
let shown = part()?.outerHTML;

// --- Keys: whatever bears a key is done by it.
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  if (isTyping(event.target) || openDialog()) return;
  if (event.key === 'j' || event.key === 'k') {
    const rows = [...document.querySelectorAll('.row-link')];
    if (rows.length > 0) {
      const step = event.key === 'j' ? 1 : -1;
      const at = rows.indexOf(document.activeElement) + step;
      rows[Math.min(rows.length - 1, Math.max(0, at))].focus();
      event.preventDefault();
    }
    return;
  }
  const target = [...document.querySelectorAll('[data-key]')].find((one) => one.dataset.key === event.key);
  if (!target) return;
  event.preventDefault();
  if (target.matches('input')) target.focus();
  else target.click();
});

document.addEventListener('click', (event) => {
  const opener = event.target.closest?.('[data-dialog]');
  if (opener) document.getElementById(opener.dataset.dialog)?.showModal();
  if (event.target.closest?.('[data-close]')) openDialog()?.close();
});

// --- What is done here goes through the published API.
const on = (name, does) =>
  document.addEventListener('submit', async (event) => {
    if ((event.target.dataset.form ?? event.target.id) !== name) return;
    event.preventDefault();
    const form = event.target;
    const button = form.querySelector('[type=submit]');
    const faults = form.querySelector('[data-faults]');
    button.disabled = true;
    faults.hidden = true;
    const outcome = await does(form);
    button.disabled = false;
    if (outcome.ok && outcome.stays) outcome.stays();
    else if (outcome.ok) location.assign(`/mine/${form.dataset.id}?done=${outcome.done}`);
    else show(faults, said(outcome.faults, form.dataset.failed));
  });

on('withdraw', async (form) => ({
  ...(await call('DELETE', `/api/declarations/${form.dataset.id}`, undefined, { 'If-Match': `"${form.dataset.generation}"` })),
  done: 'withdrawn',
}));

on('withdraw-vehicle', async (form) => ({
  ...(await call('DELETE', `/api/crossings/${form.dataset.vehicle}`, undefined, { 'If-Match': `"${form.dataset.generation}"` })),
  done: 'vehicle-withdrawn',
}));

// The address is said this once, so it stays on the screen until the dialog is closed.
on('ticket', async (form) => {
  const made = await call('POST', `/api/crossings/${form.dataset.vehicle}/ticket-link`);
  const stays = () => {
    const place = form.querySelector('[data-link]');
    const link = place.querySelector('a');
    link.href = made.json.address;
    link.textContent = made.json.address;
    place.hidden = false;
  };
  return { ...made, stays };
});

// The till takes money from whoever announced the vehicle, and from those this gate vouches for.
document.addEventListener('click', async (event) => {
  const link = event.target.closest?.('[data-pay]');
  if (!link) return;
  event.preventDefault();
  const named = await call('POST', `/api/crossings/${link.dataset.pay}/payer`);
  location.assign(named.ok ? named.json.payAt : link.href);
});

document.addEventListener('click', async (event) => {
  const copy = event.target.closest?.('[data-copy]');
  // Only a page that came over a safe line may write to the clipboard.
  if (!copy || !navigator.clipboard) return;
  await navigator.clipboard.writeText(copy.closest('[data-link]').querySelector('a').href);
  copy.textContent = copy.dataset.copied;
});

on('answer', async (form) => {
  for (const file of form.elements.file.files) {
    const body = new FormData();
    body.append('kind', form.elements.kind.value);
    body.append('file', file);
    const attached = await call('POST', `/api/declarations/${form.dataset.id}/documents`, body);
    if (!attached.ok) return attached;
  }
  const answered = await call('POST', `/api/declarations/${form.dataset.id}/supplement`, {
    // Without a slip it answers whatever was asked for.
    text: form.elements.text.value,
  });
  return { ...answered, done: 'answered' };
});

document.addEventListener('click', async (event) => {
  const button = event.target.closest?.('[data-forget]');
  if (!button) return;
  const gone = await call('DELETE', `/api/drafts/${button.dataset.forget}`);
  if (gone.ok) button.closest('li').remove();
  document.getElementById('failed').hidden = gone.ok;
});

// --- Documents: read once the page is there, and again with every news.
const listDocuments = async () => {
  const list = document.querySelector('[data-documents]');
  if (!list) return;
  const path = `/api/declarations/${list.dataset.documents}/documents`;
  const { ok, json } = await call('GET', path);
  const line = (text) => {
    const item = document.createElement('li');
    item.className = 'note';
    item.textContent = text;
    return item;
  };
  if (!ok) return list.replaceChildren(line(list.dataset.failed));
  if (json.length === 0) return list.replaceChildren(line(list.dataset.none));
  list.replaceChildren(...json.map((one) => {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = `${path}/${one.documentId}`;
    link.textContent = one.name;
    item.append(`${one.kindName ?? one.kind}: `, link);
    return item;
  }));
};
listDocuments();

// --- Parts of the page: only an answer that holds the part takes its place.
const failed = document.getElementById('failed');
document.addEventListener('htmx:beforeSwap', (event) => {
  const now = part();
  const next = now && new DOMParser().parseFromString(event.detail.xhr.responseText, 'text/html').getElementById(now.id);
  const holdsIt = Boolean(next);
  event.detail.shouldSwap = holdsIt && next.outerHTML !== shown;
  if (event.detail.shouldSwap) shown = next.outerHTML;
  event.detail.isError = false;
  failed.hidden = holdsIt;
});
document.addEventListener('htmx:afterSwap', () => {
  const news = document.getElementById('said');
  if (news && document.getElementById('consignment')) news.textContent = news.dataset.moved;
  listDocuments();
});
for (const failure of ['htmx:sendError', 'htmx:timeout']) {
  document.addEventListener(failure, () => { failed.hidden = false; });
}

// --- News: at once when it was quiet, else together; whoever is writing is not disturbed.
const isWriting = () => {
  const answer = document.getElementById('answer');
  return openDialog() || (answer && (answer.contains(document.activeElement)
    || answer.elements.text.value || answer.elements.file.files.length));
};
let gathered = 0;
let last = 0;
const refresh = () => {
  if (gathered || !part()) return;
  const wait = Math.max(0, last + GATHER_MS - Date.now());
  gathered = setTimeout(() => {
    gathered = 0;
    last = Date.now();
    if (isWriting()) {
      setTimeout(refresh, RETRY_MS);
      return;
    }
    htmx.ajax('GET', location.pathname + location.search.replace(/[?&]done=\w+/, ''), { target: `#${part().id}`, swap: 'outerHTML' });
  }, wait);
};

const live = main?.dataset.live;
if (live) {
  hearNews(live, refresh);
  // Times left pass by themselves.
  setInterval(refresh, REFRESH_MS);
}
