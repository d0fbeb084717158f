/** Entry of the toolbar popup. */
import browser from 'webextension-polyfill';
import { Popup } from './popup/popup.ts';

document.documentElement.lang = browser.i18n.getUILanguage();
document.documentElement.dir = browser.i18n.getMessage('@@bidi_dir') || 'ltr';
void new Popup(document, () => window.close()).start();
