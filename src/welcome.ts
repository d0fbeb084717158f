/** Entry of the page of the first run. */
import { fillPage } from './shared/interface/page-texts.ts';
import { WelcomePage } from './welcome/welcome-page.ts';

fillPage(document);
void new WelcomePage(document).start();
