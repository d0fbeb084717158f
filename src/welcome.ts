/** Entry of the page of the first run. */
import { fillPage } from './shared/page-texts.ts';
import { WelcomePage } from './welcome/welcome-page.ts';

fillPage(document);
void new WelcomePage(document).start();
