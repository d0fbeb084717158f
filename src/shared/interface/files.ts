/** Text files that the user opens and saves. */

/** Asks for a file; the answer never comes when the user chooses none. @param accept as of `<input type="file">`. */
export function openTextFile(
  input: HTMLInputElement,
  accept: string,
): Promise<{ name: string; text: string }> {
  input.accept = accept;
  input.value = '';
  return new Promise((resolve, reject) => {
    input.onchange = () => {
      const [file] = input.files ?? [];
      file?.text().then((text) => resolve({ name: file.name, text }), reject);
    };
    input.click();
  });
}

/** Saves a file among the user's downloads. */
export function saveTextFile(document: Document, name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
