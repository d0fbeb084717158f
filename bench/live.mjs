/** What the extension as it ships costs while a page is open: memory, its longest task, a feed that grows. */
import { setTimeout as delay } from 'node:timers/promises';

/** By then the gate has read a page and rests, in ms. */
const GATE_DONE = 3_000;
/** By then nothing is left to do after a page was emptied, in ms. */
const FEED_DONE = 5_000;
/** A feed of so many seconds goes before: code that has run once takes memory, and gives none back. */
const WARM_UP = 5;

async function onPage(browser, url, use) {
  const page = await browser.newPage();
  const session = await page.createCDPSession();
  try {
    await page.goto(url, { timeout: 120_000 });
    return await use(page, session);
  } finally {
    await page.close();
  }
}

/** Bytes in use once everything was let go that can be. */
async function heapOf(session) {
  // Some things are let go only after others were.
  for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

/** Bytes in use on a page that was read through. */
export const heapOn = (browser, url) =>
  onPage(browser, url, async (_, session) => {
    await delay(GATE_DONE);
    return heapOf(session);
  });

/**
 * Tasks of ours on a page, in ms, the longest first.
 * @param {number} slowness how many times slower the processor is to seem
 * @param {string} [awaited] selector of what tells that the work is done
 */
export async function tasksOn(browser, url, slowness, awaited) {
  const page = await browser.newPage();
  try {
    const session = await page.createCDPSession();
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowness });
    const events = [];
    session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
    await session.send('Tracing.start', {
      transferMode: 'ReportEvents',
      traceConfig: { includedCategories: ['toplevel', 'devtools.timeline', 'v8', 'v8.execute'] },
    });
    await page.goto(url, { timeout: 120_000 });
    await page.waitForFunction(
      (selector) => document.querySelectorAll(selector).length,
      { timeout: 120_000 },
      awaited,
    );
    await delay(GATE_DONE);
    const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
    await session.send('Tracing.end');
    await complete;
    return ourTasks(events);
  } finally {
    await page.close();
  }
}

/** Whether an event is of our scripts: it names their world or file, or is a message to the extension's part of the page. */
const isOurs = ({ args = {} }) =>
  args.worldName === 'Spotcheck' ||
  /^chrome-extension:/.test(args.data?.url ?? '') ||
  /^extensions\./.test(args.chrome_mojo_event_info?.mojo_interface_tag ?? '');

/**
 * Lengths of the tasks of a page in which scripts of ours ran or were told something, the longest first: ms of the
 * thread's own time, so that other programs that run meanwhile do not count.
 */
function ourTasks(events) {
  const complete = events.filter(({ ph, dur }) => ph === 'X' && dur > 0);
  const isGate = ({ name, args }) => name === 'EvaluateScript' && /\/gate\.js$/.test(args.data?.url ?? '');
  const gate = complete.find(isGate);
  if (!gate) throw new Error('The gate was not seen to run.');
  const onPage = complete.filter(({ pid, tid }) => pid === gate.pid && tid === gate.tid);
  const ours = onPage.filter(isOurs);
  return onPage
    .filter(({ name }) => name === 'ThreadControllerImpl::RunTask' || name === 'RunTask')
    .filter(({ ts, dur }) => ours.some((event) => event.ts >= ts && event.ts <= ts + dur))
    .map(({ tdur }) => tdur / 1_000)
    .sort((a, b) => b - a);
}

/** Work of a page's main thread so far, in ms of its own time. */
async function workOf(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
}

/**
 * A feed that grows and is emptied.
 * @returns the main thread's work in ms meanwhile, and how many bytes more than before are in use afterwards
 */
export const runFeed = (browser, url, { perSecond, seconds }) =>
  onPage(browser, url, async (page, session) => {
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const workOver = async (time) => {
      const before = await workOf(session);
      await page.evaluate((rate) => startFeed(rate), perSecond);
      await delay(time * 1_000);
      const work = (await workOf(session)) - before;
      await page.evaluate(() => endFeed());
      await delay(FEED_DONE);
      return work;
    };
    await delay(GATE_DONE);
    await workOver(WARM_UP);
    const heap = await heapOf(session);
    const work = await workOver(seconds);
    return { work, heap: (await heapOf(session)) - heap };
  });
