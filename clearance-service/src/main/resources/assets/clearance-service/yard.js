// The officers' board: a row's action fills in the one form.
document.addEventListener('click', (event) => {
  const opener = event.target.closest?.('[data-kind]');
  const form = document.querySelector('#act form');
  if (!opener || !form) return;
  form.elements.kind.value = opener.dataset.kind;
  form.elements.subject.value = opener.dataset.subject ?? '';
  form.elements.kind.dispatchEvent(new Event('change', { bubbles: true }));
}, true);
document.addEventListener('click', (event) => {
  const opener = event.target.closest?.('[data-ends]');
  const form = document.querySelector('#end form');
  if (!opener || !form) return;
  form.elements.id.value = opener.dataset.ends;
  document.getElementById('ends-what').textContent = opener.dataset.what ?? '';
}, true);
const kind = document.getElementById('kind');
const amount = document.getElementById('amount-row');
const subject = document.getElementById('subject');
const subjectRow = document.getElementById('subject-row');
const showAmount = () => {
  if (!kind || !amount) return;
  amount.hidden = !['DAY_EXTENDED', 'INTAKE_SET'].includes(kind.value);
  // The page is of one gate, which needs no naming.
  const wholeGate = kind.value === 'GATE_CLOSED';
  subject.required = !wholeGate;
  subjectRow.hidden = wholeGate;
};
kind?.addEventListener('change', showAmount);
showAmount();
