// Sends a file, follows its progress, shows what is wrong at which cell, and lodges what is sound.
const byId = (id) => document.getElementById(id);
const counts = ['rows', 'declarations', 'sound', 'faults', 'accepted', 'repeated', 'conflicts', 'notNow'];
const afterLodging = new Set(['accepted', 'repeated', 'conflicts', 'notNow']);
const RETRY_MS = 2_000;
const number = new Intl.NumberFormat(document.documentElement.lang);
let shown;
let source;
let next;

const token = () => {
  const header = document.querySelector('meta[name="csrf-header"]');
  const value = document.querySelector('meta[name="csrf-token"]');
  return header && value ? { [header.content]: value.content } : {};
};

const ask = async (address, options = {}) => {
  const answer = await fetch(address, {
    ...options,
    headers: { Accept: 'application/json', ...token(), ...options.headers },
  });
  if (answer.status === 204) return null;
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.detail ?? answer.statusText);
  return said;
};

const fail = (error) => {
  const place = byId('failed');
  place.dataset.general ??= place.textContent;
  place.textContent = error?.message && !(error instanceof TypeError) ? error.message : place.dataset.general;
  place.hidden = false;
  place.focus();
};

const filled = (words, ...values) => values.reduce((text, value, i) => text.replace(`{${i}}`, number.format(value)), words);

const showStep = (view) => {
  const working = view.state === 'CHECKING' || view.state === 'LODGING';
  const step = byId('step');
  const bar = byId('bar');
  bar.hidden = !working;
  if (!working) {
    step.textContent = '';
    return;
  }
  const look = view.progress ?? { step: view.state === 'LODGING' ? 'LODGING' : 'READING', done: 0, all: 0 };
  step.textContent = filled(step.dataset[look.step.toLowerCase()], look.done, look.all);
  if (look.all > 0) bar.value = (100 * look.done) / look.all;
  else bar.removeAttribute('value');
};

const show = (view) => {
  shown = view;
  byId('result').hidden = false;
  byId('result-name').textContent = view.name;
  const state = byId('state');
  state.textContent = state.dataset[view.state.toLowerCase()];
  state.dataset.state = view.state;
  showStep(view);
  const { tally } = view;
  const tried = tally.accepted + tally.repeated + tally.conflicts + tally.notNow > 0;
  for (const name of counts) {
    const place = document.querySelector(`[data-count="${name}"]`);
    place.hidden = view.state === 'REFUSED' || (afterLodging.has(name) && !tried);
    place.querySelector('dd').textContent = number.format(tally[name]);
  }
  const settled = view.state === 'CHECKED' || view.state === 'LODGED';
  byId('lodge').hidden = view.state !== 'CHECKED' || tally.sound === 0;
  for (const format of ['xlsx', 'csv']) {
    const link = byId(`correct-${format}`);
    link.hidden = !settled || tally.faults === 0;
    link.href = `${view.links.correction}?format=${format}`;
  }
  byId('drop').hidden = !settled && view.state !== 'REFUSED';
};

const faultRow = (fault) => {
  const row = document.createElement('tr');
  const cells = [`${fault.column ?? ''}${fault.row ?? ''}`, fault.heading, fault.value, fault.message, fault.right];
  cells.forEach((text, i) => {
    const cell = document.createElement(i === 0 ? 'th' : 'td');
    if (i === 0) cell.scope = 'row';
    if (i === 0 || i === 2) cell.className = 'mono';
    if (i > 2) cell.className = 'says';
    cell.textContent = text ?? '';
    row.append(cell);
  });
  return row;
};

const showFaults = async (after) => {
  const rows = byId('fault-rows');
  if (after === undefined) rows.replaceChildren();
  const part = await ask(shown.links.faults + (after === undefined ? '' : `?after=${after}`));
  rows.append(...part.faults.map(faultRow));
  byId('faults').hidden = rows.childElementCount === 0;
  next = part.next;
  byId('more').hidden = next === undefined;
};

const keptEntry = (view) => {
  const line = document.createElement('li');
  const open = document.createElement('button');
  open.type = 'button';
  open.textContent = view.name || view.fileId;
  open.addEventListener('click', () => follow(view).catch(fail));
  const words = byId('state').dataset[view.state.toLowerCase()];
  line.append(open, ` · ${words} · ${new Date(view.changedAt).toLocaleString(document.documentElement.lang, { timeZone: 'Asia/Ho_Chi_Minh' })}`);
  return line;
};

const listKept = async () => {
  const all = await ask('/api/bulk');
  byId('kept').replaceChildren(...all.map(keptEntry));
  byId('kept-none').hidden = all.length > 0;
};

const settle = async (view) => {
  show(view);
  byId('result-title').focus();
  await Promise.all([showFaults(), listKept()]);
};

const follow = async (view) => {
  source?.close();
  byId('failed').hidden = true;
  byId('faults').hidden = true;
  show(view);
  if (view.state !== 'CHECKING' && view.state !== 'LODGING') {
    await settle(view);
    return;
  }
  source = new EventSource(view.links.progress);
  source.addEventListener('progress', (event) => {
    const now = JSON.parse(event.data);
    show(now);
    if (now.state !== 'CHECKING' && now.state !== 'LODGING') {
      source.close();
      settle(now).catch(fail);
    }
  });
  // Refused, as where an account has too many open: then it is asked from time to time.
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(() => ask(view.links.self).then(follow).catch(fail), RETRY_MS);
    }
  };
};

byId('send').addEventListener('submit', async (event) => {
  event.preventDefault();
  const file = byId('file').files[0];
  if (!file) return;
  const then = new FormData(event.target).get('then');
  byId('failed').hidden = true;
  byId('result').hidden = false;
  byId('step').textContent = byId('step').dataset.sending;
  try {
    const address = `/api/bulk?name=${encodeURIComponent(file.name)}${then ? `&then=${then}` : ''}`;
    const type = file.name.toLowerCase().endsWith('.csv') ? 'text/csv' : 'application/octet-stream';
    await follow(await ask(address, { method: 'POST', body: file, headers: { 'Content-Type': type } }));
  } catch (error) {
    byId('result').hidden = shown === undefined;
    byId('step').textContent = '';
    fail(error);
  }
});

byId('lodge').addEventListener('click', async () => {
  byId('lodge').hidden = true;
  try {
    await follow(await ask(shown.links.lodge, { method: 'POST' }));
  } catch (error) {
    fail(error);
  }
});

byId('drop').addEventListener('click', async () => {
  try {
    await ask(shown.links.self, { method: 'DELETE' });
    byId('result').hidden = true;
    shown = undefined;
    await listKept();
  } catch (error) {
    fail(error);
  }
});

byId('more').addEventListener('click', () => showFaults(next).catch(fail));
listKept().catch(fail);
