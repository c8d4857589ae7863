// What every page of the traders' portal needs to speak to the published API of this service.
export const token = () => {
  const header = document.querySelector('meta[name="csrf-header"]')?.content;
  const value = document.querySelector('meta[name="csrf-token"]')?.content;
  return header ? { [header]: value } : {};
};

// The answer as JSON, or the faults it names; what never arrived is a fault too.
export const call = async (method, path, body, headers = {}) => {
  try {
    const isForm = body instanceof FormData;
    const answer = await fetch(path, {
      method,
      headers: {
        Accept: 'application/json',
        ...(body && !isForm ? { 'Content-Type': 'application/json' } : {}),
        ...token(),
        ...headers,
      },
      body: body && !isForm ? JSON.stringify(body) : body,
    });
    const text = await answer.text();
    const json = text ? JSON.parse(text) : {};
    return answer.ok ? { ok: true, json, answer } : { ok: false, faults: faultsOf(json), status: answer.status };
  } catch {
    return { ok: false, faults: [], status: 0 };
  }
};

const faultsOf = (problem) =>
  problem.errors?.length ? problem.errors : problem.detail ? [{ pointer: '', message: problem.detail }] : [];

export const said = (faults, otherwise) =>
  faults.length ? [...new Set(faults.map((fault) => fault.message))] : [otherwise];

export const show = (place, messages) => {
  place.replaceChildren(...messages.map((text) => {
    const line = document.createElement('p');
    line.textContent = text;
    return line;
  }));
  place.hidden = messages.length === 0;
};
