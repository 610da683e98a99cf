import type { Answer, Form, Question } from './messages.ts';

/** A resume that takes longer than this is not read here. */
const limitMs = 30_000;
const form = document.querySelector<HTMLFormElement>('#gap-form');
if (form !== null && 'Worker' in window) enhance(form);

/** Makes the form read its resume in this browser: only ids of skills are sent. */
function enhance(form: HTMLFormElement): void {
  let reader: Worker | null = null;
  let onServer = false;
  const open = () => {
    reader ??= openReader(form);
    return reader;
  };
  form.addEventListener('input', open, { once: true });
  form.addEventListener('submit', (event) => {
    const { submitter } = event;
    if (onServer || !(submitter instanceof HTMLButtonElement)) return;
    event.preventDefault();
    void readForm(form, submitter.value).then((question) => {
      if (question === null) return say(form, 'Paste the text of the resume, or choose its file.');
      const busy = setBusy(form);
      return ask(open(), question)
        .then((answer) => show(form, answer))
        .catch((error: Error) => {
          reader?.terminate();
          reader = null;
          offerServer(form, error.message);
        })
        .finally(busy);
    });
  });
  form.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLButtonElement) || target.dataset.elsewhere === undefined) return;
    onServer = true;
    form.requestSubmit(form.querySelector('button[value=page]'));
  });
  acceptDrops(form);
}

function openReader({ dataset }: HTMLFormElement): Worker {
  const skills = encodeURIComponent(dataset.skills ?? '');
  return new Worker(`${dataset.reader}?skills=${skills}`, { type: 'module' });
}

async function readForm(form: HTMLFormElement, format: string): Promise<Question | null> {
  const data = new FormData(form);
  const file = data.get('file');
  const text = data.get('text');
  const resume =
    file instanceof File && file.size > 0
      ? new Uint8Array(await file.arrayBuffer())
      : typeof text === 'string' && text.trim() !== ''
        ? new TextEncoder().encode(text)
        : null;
  const ask = ['target', 'roadmap', 'weeks'].flatMap((name) => {
    const value = data.get(name);
    return typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()]] : [];
  });
  return resume && { resume, form: format as Form, ask: Object.fromEntries(ask) };
}

/** The reader's answer; rejects with a sentence where the reader fails or takes too long. */
function ask(reader: Worker, question: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    let timer = 0;
    const fail = (message: string) => {
      clearTimeout(timer);
      reject(new Error(message));
    };
    reader.onerror = () => fail('This browser could not read it.');
    port1.onmessage = ({ data }: MessageEvent<Answer>) => {
      clearTimeout(timer);
      if (data.kind !== 'reading') return resolve(data);
      timer = window.setTimeout(() => fail('Reading it takes too long here.'), limitMs);
    };
    reader.postMessage(question, [port2]);
  });
}

function show(form: HTMLFormElement, answer: Answer): void {
  if (answer.kind === 'refused') {
    if (answer.elsewhere) offerServer(form, answer.message);
    else say(form, answer.message, 'problem');
  } else if (answer.kind === 'file') {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([answer.text], { type: answer.type }));
    link.download = answer.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    say(form, `${answer.name} was written in this browser.`);
  } else if (answer.kind === 'page') showReport(form, answer);
}

/** Puts the report, whose texts the renderer has escaped, in the place of what was there, and the form below it. */
function showReport(
  form: HTMLFormElement,
  { title, markup }: { title: string; markup: string },
): void {
  const main = form.closest('main');
  if (main === null) return;
  const heading = document.createElement('h2');
  heading.textContent = 'Ask again, or keep the report';
  main.innerHTML = markup;
  main.append(heading, form);
  document.title = `${title} · gapmap`;
  say(form, '');
  main.querySelector('h1')?.focus();
  window.scrollTo(0, 0);
}

function offerServer(form: HTMLFormElement, message: string): void {
  say(form, `${message} `, 'problem');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quiet';
  button.dataset.elsewhere = '';
  button.textContent = 'Send it to the server, to be read there';
  form.querySelector('#gap-status')?.append(button);
}

function say(form: HTMLFormElement, message: string, look = ''): void {
  const status = form.querySelector('#gap-status');
  if (status === null) return;
  status.className = look;
  status.textContent = message;
}

function setBusy(form: HTMLFormElement): () => void {
  const buttons = form.querySelectorAll<HTMLButtonElement>('button[type=submit]');
  for (const button of buttons) button.disabled = true;
  say(form, 'Reading the resume in this browser …');
  return () => {
    for (const button of buttons) button.disabled = false;
  };
}

/** A file dropped anywhere on the form is chosen. */
function acceptDrops(form: HTMLFormElement): void {
  form.addEventListener('dragover', (event) => event.preventDefault());
  form.addEventListener('drop', (event) => {
    const input = form.querySelector<HTMLInputElement>('input[type=file]');
    const files = event.dataTransfer?.files;
    if (input === null || files === undefined || files.length === 0) return;
    event.preventDefault();
    input.files = files;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
