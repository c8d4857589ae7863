// The public queue, live. Without this script the page is read anew by hand.
const QUIET_MS_MAX = 25_000;
const POLL_MS = 10_000;
const RETRY_MS = 5_000;
const GATHER_MS = 400;

const board = document.querySelector('main.board');
const queue = document.getElementById('queue');
const lost = document.getElementById('lost');
const failing = document.getElementById('failing');
const lastNews = document.getElementById('last-news');
const clock = new Intl.DateTimeFormat('vi', { timeZone: 'Asia/Ho_Chi_Minh', timeStyle: 'medium' });

let tag = '';
let reading = false;
let again = false;
let heard = Date.now();
let listening = false;

const hear = (at) => {
  heard = Date.now();
  lost.hidden = true;
  if (lastNews && at) {
    lastNews.dateTime = at;
    lastNews.textContent = clock.format(new Date(at));
  }
};

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
      if (!listening) hear(new Date().toISOString());
    } else {
      failing.hidden = queue.childElementCount > 0;
      lost.hidden = false;
    }
  } catch {
    failing.hidden = queue.childElementCount > 0;
    lost.hidden = false;
  } finally {
    reading = false;
    if (again) { again = false; setTimeout(read, GATHER_MS); }
  }
};

let source;
const listen = () => {
  source = new EventSource(board.dataset.live);
  source.addEventListener('alive', (event) => {
    const wasLost = !lost.hidden;
    listening = true;
    hear(event.data);
    // After a break nobody knows what was missed.
    if (wasLost) read();
  });
  source.addEventListener('moved', (event) => { listening = true; hear(event.data); setTimeout(read, Math.random() * GATHER_MS); });
  source.addEventListener('stale', () => { lost.hidden = false; });
  source.onerror = () => {
    listening = false;
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, RETRY_MS);
  };
};
listen();
// Where no stream comes through, the page asks from time to time.
setInterval(() => { if (!listening) read(); }, POLL_MS);
setInterval(() => { if (Date.now() - heard > QUIET_MS_MAX) lost.hidden = false; }, RETRY_MS);
addEventListener('pagehide', () => source.close());
