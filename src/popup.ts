/** Entry of the toolbar popup. */
import { Popup } from './popup/popup.ts';
import { fillPage } from './shared/interface/page-texts.ts';

fillPage(document);
void new Popup(document, () => window.close()).start();
