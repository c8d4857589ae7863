// News of an open page: one stream, and a plain word while nothing is heard of it.
const QUIET_MS_MAX = 25_000;
const RETRY_MS = 5_000;

const lost = document.getElementById('lost');
const lastNews = document.getElementById('last-news');
const clock = new Intl.DateTimeFormat('vi', { timeZone: 'Asia/Ho_Chi_Minh', timeStyle: 'medium' });

/**
 * Listens at an address that tells `moved`, `alive` and `stale`, and calls back whenever the page
 * should be read anew: on news, and once as each stream begins, for nobody knows what moved between
 * the writing of the page, or the end of the last stream, and the beginning of this one.
 */
export const hearNews = (address, readAnew) => {
  let heardAt = Date.now();
  let source;
  const news = {
    isListening: false,
    heard(at) {
      heardAt = Date.now();
      lost.hidden = true;
      if (lastNews && at) {
        lastNews.dateTime = at;
        lastNews.textContent = clock.format(new Date(at));
      }
    },
    missing() {
      lost.hidden = false;
    },
  };
  const listen = () => {
    source = new EventSource(address);
    source.addEventListener('alive', (event) => {
      const isNewOrWasLost = !news.isListening || !lost.hidden;
      news.isListening = true;
      news.heard(event.data);
      if (isNewOrWasLost) readAnew();
    });
    source.addEventListener('moved', (event) => {
      news.isListening = true;
      news.heard(event.data);
      readAnew();
    });
    source.addEventListener('stale', () => {
      heardAt = Date.now();
      news.missing();
    });
    source.onerror = () => {
      news.isListening = false;
      news.missing();
      // The browser comes back by itself after a break, but not after a refusal.
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, RETRY_MS);
    };
  };
  listen();
  setInterval(() => { if (Date.now() - heardAt > QUIET_MS_MAX) news.missing(); }, RETRY_MS);
  addEventListener('pagehide', () => source.close());
  return news;
};
