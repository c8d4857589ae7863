// The form of a declaration and of a vehicle. A field bears the name of its place in the JSON that
// the API takes; so what the API says of a place is shown at that field.
import { call, said, show } from './gate.js';
import { suggestGoods } from './goods.js';

const CHECK_MS = 450;
const SAVE_MS = 1_500;
const HOUR_MS = 3_600_000;
const OPTIONAL = new Set(['customsDeclaration', 'packages', 'transferDriver']);
const WHOLE_LISTS_MAX = { items: 60, vehicles: 50, containers: 2 };

const form = document.getElementById('declaration') ?? document.getElementById('vehicle');
const isDeclaration = form.id === 'declaration';
const language = document.documentElement.lang.slice(0, 2);
let fieldNumber = 0;
let sent = false;

// --- Numbers as they are written in the page's language; sent with a point and nothing else.
const plainNumber = (text) => {
  const bare = text.replace(/[\s\u00a0]/g, '');
  if (language === 'vi') {
    if (bare.includes(',')) return bare.replaceAll('.', '').replace(',', '.');
    return /^\d{1,3}(\.\d{3})+$/.test(bare) ? bare.replaceAll('.', '') : bare;
  }
  return /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare;
};
const shownNumber = (text) => new Intl.NumberFormat(language, { maximumFractionDigits: 4 }).format(text);
const echo = (input) => {
  const place = input.closest('.field')?.querySelector('.field-echo');
  if (!place || input.dataset.goods !== undefined) return;
  const number = plainNumber(input.value);
  place.textContent = input.value && Number.isFinite(Number(number)) ? `= ${shownNumber(number)}` : '';
};

// --- From the page to JSON and back.
const rowOf = (element) => element.parentElement.closest('[data-list] > [data-row]');
const within = (owner, selector) =>
  [...(owner ?? form).querySelectorAll(selector)].filter((one) => rowOf(one) === owner);
const value = (input) => {
  const text = input.value.trim();
  switch (input.dataset.type) {
    case 'decimal': return plainNumber(text);
    case 'whole': return /^\d+$/.test(plainNumber(text)) ? Number(plainNumber(text)) : text;
    case 'flag': return text === 'true';
    case 'instant': return `${text.length === 16 ? `${text}:00` : text}+07:00`;
    default: return text;
  }
};
const read = (owner = null) => {
  const object = {};
  for (const input of within(owner, '[data-field]')) {
    const path = input.dataset.field.split('/');
    const name = path.pop();
    let at = object;
    for (const step of path) at = at[step] ??= {};
    if (input.value.trim() !== '') at[name] = value(input);
  }
  for (const name of OPTIONAL) {
    const said = Object.keys(object[name] ?? {});
    if (said.length === 0 || (said.length === 1 && said[0] === 'kind')) delete object[name];
  }
  for (const list of within(owner, '[data-list]')) {
    const rows = [...list.children].map((row) => read(row));
    // An amendment keeps the numbers of its items; what is added gets the next.
    let last = Math.max(0, ...rows.map((row) => row.itemNo ?? 0));
    if (last > 0) rows.forEach((row) => { row.itemNo ??= ++last; });
    if (rows.length > 0 || list.dataset.min) object[list.dataset.list] = rows;
  }
  const items = within(owner, '[data-item]');
  if (items.length > 0) {
    object[items[0].dataset.item] = items.filter((one) => one.checked).map((one) => one.value);
  }
  return object;
};
const local = (instant) => new Date(Date.parse(instant) + 7 * HOUR_MS).toISOString().slice(0, 16);
const put = (input, given) => {
  if (given === undefined || given === null) return;
  input.value =
    input.dataset.type === 'instant' ? local(given)
      : input.dataset.type === 'decimal' && Number.isFinite(Number(given)) ? String(given).replace('.', language === 'vi' ? ',' : '.')
        : String(given);
  if (input.matches('select') && input.selectedIndex < 0) {
    input.add(new Option(given, given, true, true));
  }
  echo(input);
};
const fill = (given, owner = null) => {
  for (const input of within(owner, '[data-field]')) {
    put(input, input.dataset.field.split('/').reduce((at, step) => at?.[step], given));
  }
  for (const box of within(owner, '[data-item]')) {
    if (given[box.dataset.item]) box.checked = given[box.dataset.item].includes(box.value);
  }
  for (const list of within(owner, '[data-list]')) {
    for (const one of given[list.dataset.list] ?? []) fill(one, add(list));
  }
};

// --- Rows
const number = (list) => [...list.children].forEach((row, i) => {
  const place = row.querySelector('[data-no]');
  if (place) place.textContent = i + 1;
});
const label = (root) => {
  for (const field of root.querySelectorAll('.field')) {
    const input = field.querySelector('[data-field]');
    if (!input || input.id) continue;
    const id = `f${++fieldNumber}`;
    input.id = id;
    field.querySelector('label').htmlFor = id;
    const fault = field.querySelector('.field-fault');
    fault.id = `${id}-fault`;
    const note = field.querySelector('.field-echo');
    if (note) note.id = `${id}-echo`;
    input.setAttribute('aria-describedby', [note?.id, fault.id].filter(Boolean).join(' '));
    if (input.dataset.goods !== undefined) suggestGoods(input, form.dataset.empty);
  }
};
const add = (list) => {
  const row = document.getElementById(`row-${list.dataset.list}`).content.firstElementChild.cloneNode(true);
  list.append(row);
  label(row);
  number(list);
  return row;
};
form.addEventListener('click', (event) => {
  const adder = event.target.closest('[data-add]');
  const remover = event.target.closest('[data-remove]');
  if (adder) {
    const list = within(rowOf(adder), `[data-list="${adder.dataset.add}"]`)[0];
    if (list.children.length < WHOLE_LISTS_MAX[list.dataset.list]) {
      add(list).querySelector('input:not([type=hidden]), select').focus();
      changed();
    }
  } else if (remover) {
    const row = rowOf(remover);
    const list = row?.parentElement;
    if (list && list.children.length > Number(list.dataset.min ?? 0)) {
      row.remove();
      number(list);
      list.parentElement.querySelector(`[data-add="${list.dataset.list}"]`)?.focus();
      changed();
    }
  }
});

// --- What is wrong, at the field where it is wrong
const pointerOf = (row) => {
  if (!row) return '';
  const list = row.parentElement;
  return `${pointerOf(rowOf(list))}/${list.dataset.list}/${[...list.children].indexOf(row)}`;
};
const places = () => {
  const all = [];
  for (const input of form.querySelectorAll('[data-field]')) {
    if (input.type !== 'hidden') all.push([`${pointerOf(rowOf(input))}/${input.dataset.field}`, input]);
  }
  for (const place of form.querySelectorAll('[data-list-fault]')) {
    all.push([`${pointerOf(rowOf(place))}/${place.dataset.listFault}`, place]);
  }
  return all;
};
const placeOf = (pointer, all) =>
  all.find(([at]) => at === pointer)
  ?? all.find(([at]) => at.startsWith(`${pointer}/`) && pointer !== '')
  ?? all.filter(([at]) => pointer.startsWith(`${at}/`)).at(-1);
const clear = () => {
  form.querySelectorAll('.field-fault').forEach((place) => { place.hidden = true; place.textContent = ''; });
  form.querySelectorAll('[aria-invalid]').forEach((input) => input.removeAttribute('aria-invalid'));
};
const mark = (faults, everywhere) => {
  clear();
  const all = places();
  const nowhere = [];
  for (const fault of faults) {
    const found = placeOf(fault.pointer, all);
    if (!found) {
      nowhere.push(fault);
      continue;
    }
    const [, place] = found;
    const isField = place.matches('[data-field]');
    if (!everywhere && isField && !place.dataset.touched) continue;
    const text = isField ? place.closest('.field').querySelector('.field-fault') : place;
    text.textContent = text.textContent || fault.message;
    text.hidden = false;
    if (isField) place.setAttribute('aria-invalid', 'true');
  }
  return nowhere;
};

// --- Checks while typing, by the same door that lodging goes through
const state = document.getElementById('form-state');
const top = document.getElementById('form-faults');
const check = document.getElementById('form-check');
let checking = 0;
let asked = 0;
const checkNow = async () => {
  const mine = ++asked;
  const outcome = await call('POST', '/api/declarations/check', read());
  if (mine !== asked) return;
  if (outcome.ok) {
    mark([], true);
    const notes = (outcome.json.remarks ?? []).map((remark) => document.querySelector(`#remarks [data-code="${remark.code}"]`)?.textContent);
    check.textContent = [form.dataset.sound, ...notes.filter(Boolean)].join(' ');
  } else if (outcome.status >= 400 && outcome.status < 500) {
    mark(outcome.faults, sent);
    check.textContent = form.dataset.faults.replace('{0}', outcome.faults.length);
  } else {
    check.textContent = form.dataset.failed;
  }
};

// --- The draft is saved by itself
let saving = 0;
const saved = document.getElementById('form-saved');
const save = async () => {
  saving = 0;
  const outcome = await call('PUT', `/api/drafts/${form.dataset.draft}`, read());
  if (outcome.ok) {
    const at = new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date(outcome.json.savedAt));
    saved.textContent = `${form.dataset.saved} ${at}`;
    history.replaceState(null, '', `/mine/declare?draft=${form.dataset.draft}`);
  } else {
    saved.textContent = said(outcome.faults, form.dataset.notSaved).join(' ');
  }
};
function changed() {
  // Nothing is kept before what was kept is here: it would be written over.
  if (!isDeclaration || form.dataset.ready !== 'yes') return;
  clearTimeout(checking);
  checking = setTimeout(checkNow, CHECK_MS);
  check.textContent = form.dataset.checking;
  if (form.dataset.draft) {
    clearTimeout(saving);
    saving = setTimeout(save, SAVE_MS);
  }
}
form.addEventListener('input', (event) => { echo(event.target); changed(); });
form.addEventListener('focusout', (event) => {
  if (event.target.dataset.field && event.target.value) {
    event.target.dataset.touched = 'yes';
    changed();
  }
});

// --- Sending
// What an amended vehicle says and the form does not show stays as it was.
let unshown = {};
const notShown = (given) => {
  const shown = new Set(['[data-field]', '[data-list]', '[data-item]'].flatMap((places) =>
    within(null, places).map((one) => (one.dataset.field ?? one.dataset.list ?? one.dataset.item).split('/')[0])));
  return Object.fromEntries(Object.entries(given).filter(([name]) => !shown.has(name)));
};
const target = () => {
  const door = isDeclaration ? '/api/declarations' : '/api/crossings';
  return form.dataset.amends
    ? ['PUT', `${door}/${form.dataset.amends}`, { 'If-Match': `"${form.dataset.generation}"` }]
    : ['POST', door, {}];
};
const onward = (json) =>
  !isDeclaration ? `${form.dataset.back}?done=${form.dataset.amends ? 'vehicle-amended' : 'vehicle'}`
    : `/mine/${json.declarationId}?done=${form.dataset.amends ? 'amended' : 'lodged'}`;
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  sent = true;
  clearTimeout(checking);
  clearTimeout(saving);
  asked++;
  const button = form.querySelector('[type=submit]');
  button.disabled = true;
  const [method, path, headers] = target();
  const outcome = await call(method, path, { ...unshown, ...read() }, headers);
  if (outcome.ok) {
    if (form.dataset.draft) await call('DELETE', `/api/drafts/${form.dataset.draft}`);
    location.assign(onward(outcome.json));
    return;
  }
  button.disabled = false;
  const nowhere = mark(outcome.faults, true);
  const summary = outcome.faults.length ? [form.dataset.faults.replace('{0}', outcome.faults.length)] : [form.dataset.failed];
  show(top, [...summary, ...nowhere.map((fault) => fault.message)]);
  if (check) check.textContent = '';
  (form.querySelector('[aria-invalid]') ?? top).focus();
});

// --- Beginning
const begin = async () => {
  label(form);
  form.querySelectorAll('[data-row] > .row-actions > [data-remove]').forEach((one) => { one.hidden = !rowOf(one); });
  if (form.dataset.from) {
    show(state, [form.dataset.loading]);
    const outcome = await call('GET', form.dataset.from);
    if (!outcome.ok) {
      state.classList.add('state-error');
      show(state, said(outcome.faults, form.dataset.failed));
      form.querySelector('[type=submit]').disabled = true;
      return;
    }
    state.hidden = true;
    if (form.dataset.copied === 'true') {
      delete outcome.json.reference;
      delete outcome.json.plannedArrival;
      delete outcome.json.customsDeclaration;
    }
    fill(outcome.json);
    if (!isDeclaration) {
      unshown = notShown(outcome.json);
      form.querySelector('[data-field="reference"]').readOnly = true;
    }
  }
  for (const list of within(null, '[data-list]')) {
    while (list.children.length < Number(list.dataset.min ?? 0)) add(list);
  }
  form.dataset.ready = 'yes';
};
begin();
