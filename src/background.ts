/** Entry of the background: Chromium's service worker, Firefox's event page. */
import ruleSet from 'compiled:rules';
import browser from 'webextension-polyfill';
import { backgroundAnswers } from './background/answers.ts';
import { runCommand } from './background/commands.ts';
import { startInOpenTabs } from './background/frames.ts';
import { offerMenus, onMenu } from './background/menus.ts';
import { dropOutdatedRules } from './background/own-rules.ts';
import { forgetAfterLastPrivateWindow } from './background/private-windows.ts';
import { watchToolbar } from './background/toolbar.ts';
import { welcome } from './background/welcome.ts';
import { answerMessages } from './shared/messages/wire.ts';
import { setAsideUnreadable } from './shared/settings/switches.ts';

answerMessages(backgroundAnswers(ruleSet, browser.runtime.getURL('')));

browser.runtime.onInstalled.addListener(({ reason }) => {
  void setAsideUnreadable();
  void dropOutdatedRules(ruleSet);
  void startInOpenTabs();
  if (browser.contextMenus) void offerMenus();
  if (reason === 'install') void welcome();
});

// A site that was withheld until now is open: its tabs need no reload.
browser.permissions.onAdded.addListener(() => void startInOpenTabs());

watchToolbar();

// Firefox for Android has no keys, no menus, and no windows to close.
browser.commands?.onCommand.addListener((name, tab) => void runCommand(name, tab));
browser.contextMenus?.onClicked.addListener((info, tab) => void (tab && onMenu(info, tab, ruleSet)));
browser.runtime.onStartup.addListener(() => {
  if (browser.contextMenus) void offerMenus();
});
browser.windows?.onRemoved.addListener(() => void forgetAfterLastPrivateWindow());
