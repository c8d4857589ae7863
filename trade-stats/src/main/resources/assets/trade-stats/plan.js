// A file of figures goes into the field that is sent, so that it can be read before it is.

const file = document.getElementById('csv-file');
const field = document.getElementById('csv');

file?.addEventListener('change', async () => {
    const [chosen] = file.files;
    if (chosen) {
        field.value = await chosen.text();
        field.focus();
    }
});
if (file) {
    file.closest('p').hidden = false; // without this script the text is put into the field by hand
}
