// Numbers as the server writes them: 1.234,5 in Vietnamese, 1,234.5 in English and Chinese.

export const board = document.getElementById('main');
export const locale = board.dataset.locale;

export function decimals(count) {
    const format = new Intl.NumberFormat(locale === 'vi' ? 'vi' : 'en',
        { minimumFractionDigits: count, maximumFractionDigits: count });
    return { format: (number) => format.format(number).replace('-', '\u2212') };
}
export const [none, one, two, three] = [0, 1, 2, 3].map(decimals);

// The same rules as BoardFigures on the server.
export const WRITTEN = {
    usd: (cents) => two.format(cents / 100),
    vnd: (dong) => three.format(dong / 1e9),
    tonnes: (grams) => one.format(grams / 1e6),
    count: (count) => none.format(count),
};
