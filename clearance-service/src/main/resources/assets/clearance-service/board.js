// The public queue, live. Without this script the page is read anew by hand.
import { hearNews } from '../shell/live.js';

const POLL_MS = 10_000;
const GATHER_MS = 400;

const board = document.querySelector('main.board');
const queue = document.getElementById('queue');
const failing = document.getElementById('failing');

let tag = '';
let reading = false;
let again = false;

// What changes is read whole: written once by the service for everybody who reads this language.
const read = async () => {
  if (reading) { again = true; return; }
  reading = true;
  try {
    const answer = await fetch(board.dataset.part, { headers: tag ? { 'If-None-Match': tag } : {}, cache: 'no-store' });
    if (answer.status === 200) {
      tag = answer.headers.get('ETag') ?? '';
      const open = [...queue.querySelectorAll('details')].map((one) => one.open);
      queue.innerHTML = await answer.text();
      queue.querySelectorAll('details').forEach((one, i) => { one.open = Boolean(open[i]); });
    }
    if (answer.status === 200 || answer.status === 304) {
      failing.hidden = true;
      if (!news.isListening) news.heard(new Date().toISOString());
    } else {
      failing.hidden = queue.childElementCount > 0;
      news.missing();
    }
  } catch {
    failing.hidden = queue.childElementCount > 0;
    news.missing();
  } finally {
    reading = false;
    if (again) { again = false; setTimeout(read, GATHER_MS); }
  }
};

// Everybody hears of it at once; not everybody needs to ask at once.
const news = hearNews(board.dataset.live, () => setTimeout(read, Math.random() * GATHER_MS));
// Where no stream comes through, the page asks from time to time.
setInterval(() => { if (!news.isListening) read(); }, POLL_MS);
