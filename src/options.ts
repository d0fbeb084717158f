/** Entry of the options page. */
import { OptionsPage } from './options/options-page.ts';
import { fillPage } from './shared/interface/page-texts.ts';

fillPage(document);
void new OptionsPage(document).start();
