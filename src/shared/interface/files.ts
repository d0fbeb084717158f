/** Text files that the user opens and saves. */

/** Asks for a file; the answer never comes when the user chooses none. @param accept as of `<input type="file">`. */
export function openFile(input: HTMLInputElement, accept: string): Promise<File> {
  input.accept = accept;
  input.value = '';
  return new Promise((resolve) => {
    input.onchange = () => {
      const [file] = input.files ?? [];
      if (file) resolve(file);
    };
    input.click();
  });
}

/** As `openFile`, with what stands in it. */
export async function openTextFile(
  input: HTMLInputElement,
  accept: string,
): Promise<{ name: string; text: string }> {
  const file = await openFile(input, accept);
  return { name: file.name, text: await file.text() };
}

/** Saves a file among the user's downloads. */
export function saveFile(document: Document, name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

export const saveTextFile = (document: Document, name: string, type: string, text: string): void =>
  saveFile(document, name, new Blob([text], { type }));
