/** The review panel as a reviewer uses it. */
import { unzipSync } from 'fflate';
import type { TestBrowser, TestPage, TestView } from './browsers/browser.ts';

/** Opens the review of a page in a tab of its own. */
export async function openReviewTab(browser: TestBrowser, page: TestPage): Promise<TestPage> {
  const popup = await page.popup();
  const open = `chrome.tabs.query({ active: true, currentWindow: true }).then(([tab]) =>
    void chrome.tabs.create({ url: chrome.runtime.getURL('review.html?tab=' + tab.id) }))`;
  // The popup goes as soon as the new tab is in front.
  await popup.evaluate(open).catch(() => undefined);
  return browser.openedPage('review.html');
}

/** As `openReviewTab`, and waits until claims are listed. */
export async function openReview(browser: TestBrowser, page: TestPage): Promise<TestPage> {
  const review = await openReviewTab(browser, page);
  await review.waitFor(() => document.querySelector('#claims > li') !== null);
  return review;
}

/** The claims that are listed. */
export const claimsIn = (review: TestView) =>
  review.evaluate(() =>
    [...document.querySelectorAll('#claims > li')].map((entry) => ({
      quote: entry.querySelector('.quote b')?.textContent ?? '',
      standing: entry.getAttribute('data-standing'),
      decision: entry.querySelector<HTMLInputElement>('input:checked')?.value,
      hidden: entry.querySelector('.facts')?.textContent?.includes('kept from a quick look'),
    })),
  );

/** Decides on the claim whose quote begins so, as a click on the choice does. */
export async function decide(review: TestView, quote: string, decision: string): Promise<void> {
  const id = await review.waitFor(
    (start) =>
      [...document.querySelectorAll<HTMLElement>('#claims > li')].find((entry) =>
        entry.querySelector('.quote b')?.textContent?.startsWith(start),
      )?.dataset['claim'],
    quote,
  );
  await review.clickOn(`#claims > [data-claim="${id}"] input[value=${decision}]`);
}

/** What the panel says once its capture has ended, whatever came of it. */
export const outcome = (review: TestView): Promise<string> =>
  review.waitFor(() => {
    const said = document.getElementById('done-text')?.textContent ?? '';
    const isOver = document.querySelector<HTMLButtonElement>('#cancel-capture')?.hidden;
    return isOver && said !== '' && said !== 'Kept.' ? said : '';
  });

/** Starts a capture; the panel is in front then, and the page is not. */
export async function pressCapture(review: TestView): Promise<void> {
  await review.clickOn('#capture');
  await review.waitFor(() => document.querySelector<HTMLDialogElement>('#ask')?.open);
  await review.clickOn('#ask-yes');
  await review.waitFor(() => document.querySelector<HTMLButtonElement>('#cancel-capture')?.hidden === false);
}

/** Saves the first capture that is listed. @returns the files in its zip */
export async function savedCapture(review: TestView): Promise<Record<string, Uint8Array>> {
  await review.evaluate(() => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (file: Blob) => {
      const reader = new FileReader();
      reader.onload = () =>
        document.body.setAttribute('data-saved', String(reader.result).split(',')[1] ?? '');
      reader.readAsDataURL(file);
      URL.createObjectURL = make;
      return make(file);
    };
  });
  await review.clickOn('#captures button');
  const base64 = await review.waitFor(() => document.body.getAttribute('data-saved'));
  return unzipSync(Buffer.from(base64 ?? '', 'base64'));
}

/** Gives the panel a file of cases to import. */
export const importCases = (review: TestView, content: string) =>
  review.evaluate((text) => {
    document.getElementById('import')?.click(); // a script's click opens no file dialog
    const files = new DataTransfer();
    files.items.add(new File([text], 'cases.json'));
    const input = document.querySelector<HTMLInputElement>('#file');
    if (!input) return;
    input.files = files.files;
    input.dispatchEvent(new Event('change'));
  }, content);

/** Makes reports readable here: saving itself is the browser's. */
export const catchSaved = (review: TestView) =>
  review.evaluate(() => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (file: Blob) => {
      void file.text().then((text) => document.body.setAttribute('data-saved', text));
      return make(file);
    };
  });

/** Saves a report, after `catchSaved`. @param form the value of the panel's choice @returns the file */
export async function savedReport(review: TestView, form: string): Promise<string> {
  await review.evaluate((value) => {
    document.body.removeAttribute('data-saved');
    const choice = document.getElementById('form') as HTMLSelectElement;
    choice.value = value;
  }, form);
  await review.clickOn('#save-report');
  return (await review.waitFor(() => document.body.getAttribute('data-saved'))) ?? '';
}
