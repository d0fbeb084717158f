/** What the extension as it ships costs while a page is open: memory, its longest task, a feed that grows. */
import { setTimeout as delay } from 'node:timers/promises';

/** By then the gate has read a page and rests, in ms. */
const GATE_DONE = 3_000;
/** By then nothing is left to do after a page was emptied, in ms. */
const FEED_DONE = 8_000;

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
 * The longest task in ms in which a script ran on a page that has none of its own.
 * @param {number} slowness how many times slower the processor is to seem
 * @param {string} [awaited] selector of what tells that the work is done
 */
export async function longestTask(browser, url, slowness, awaited) {
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
    return scriptTasks(events);
  } finally {
    await page.close();
  }
}

/** Events that say that a script ran. */
const OF_SCRIPTS = new Set(['EvaluateScript', 'FunctionCall', 'RunMicrotasks', 'v8.callFunction', 'v8.run']);

/** Lengths in ms of the tasks in which a script ran, the longest first. */
function scriptTasks(events) {
  const complete = events.filter(({ ph, dur }) => ph === 'X' && dur > 0);
  const scripts = complete.filter(({ name }) => OF_SCRIPTS.has(name));
  const tasks = complete.filter(({ name }) => name === 'ThreadControllerImpl::RunTask' || name === 'RunTask');
  const holds = (task, { pid, tid, ts }) =>
    pid === task.pid && tid === task.tid && ts >= task.ts && ts <= task.ts + task.dur;
  return tasks
    .filter((task) => scripts.some((script) => holds(task, script)))
    .map(({ dur }) => dur / 1_000)
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
    await delay(GATE_DONE);
    const heap = await heapOf(session);
    const before = await workOf(session);
    await page.evaluate((rate) => startFeed(rate), perSecond);
    await delay(seconds * 1_000);
    const work = (await workOf(session)) - before;
    await page.evaluate(() => endFeed());
    await delay(FEED_DONE);
    return { work, heap: (await heapOf(session)) - heap };
  });
