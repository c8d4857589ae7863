// Finds a code of the Harmonized System by words: a combobox by the pattern of the ARIA practices.
import { call } from './gate.js';

const WAIT_MS = 200;

export const suggestGoods = (input, none) => {
  const list = input.parentElement.querySelector('[role=listbox]');
  const name = input.parentElement.querySelector('[data-goods-name]');
  list.id = `${input.id}-goods`;
  input.setAttribute('aria-controls', list.id);
  let found = [];
  let active = -1;
  let waiting = 0;
  let asked = 0;

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const choose = (one) => {
    input.value = one.code;
    name.textContent = one.name;
    close();
    const description = input.closest('[data-row]')?.querySelector('[data-field=description]');
    if (description && !description.value) description.value = one.name.split(', ')[0];
    input.dispatchEvent(new Event('input', { bubbles: true }));
    clearTimeout(waiting);
  };
  const point = (at) => {
    active = at;
    [...list.children].forEach((option, i) => {
      option.setAttribute('aria-selected', String(i === at));
      if (i === at) {
        input.setAttribute('aria-activedescendant', option.id);
        option.scrollIntoView({ block: 'nearest' });
      }
    });
  };
  const look = async () => {
    const mine = ++asked;
    const text = input.value.trim();
    if (!text) return close();
    const outcome = await call('GET', `/api/goods?q=${encodeURIComponent(text.slice(0, 60))}`);
    if (mine !== asked || !outcome.ok || document.activeElement !== input) return;
    found = outcome.json;
    list.replaceChildren(...found.map((one, i) => {
      const option = document.createElement('li');
      option.id = `${list.id}-${i}`;
      option.role = 'option';
      const code = document.createElement('code');
      code.textContent = one.code;
      const official = document.createElement('span');
      official.className = 'note';
      official.textContent = one.official;
      official.lang = 'en';
      option.append(code, ` ${one.name} `, official);
      option.addEventListener('mousedown', (event) => { event.preventDefault(); choose(one); });
      return option;
    }));
    if (found.length === 0) {
      name.textContent = none;
      return close();
    }
    const exact = found.length === 1 && found[0].code === text.slice(0, 6);
    name.textContent = exact ? found[0].name : '';
    list.hidden = exact;
    input.setAttribute('aria-expanded', String(!exact));
    active = -1;
  };
  input.addEventListener('input', (event) => {
    if (!event.isTrusted) return;
    clearTimeout(waiting);
    waiting = setTimeout(look, WAIT_MS);
  });
  input.addEventListener('keydown', (event) => {
    if (list.hidden) {
      if (event.key === 'ArrowDown') look();
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      point((active + step + found.length) % found.length);
      event.preventDefault();
    } else if (event.key === 'Enter' && active >= 0) {
      choose(found[active]);
      event.preventDefault();
    } else if (event.key === 'Escape') {
      close();
      event.preventDefault();
    }
  });
  input.addEventListener('blur', () => { asked++; close(); });
};
