import 'bootstrap/dist/css/bootstrap.min.css';
import './style/theme.css';
import './style/components.css';
import './style/shell.css';
import './style/around.css';
import './style/controls.css';
import './style/shapes.css';
import './style/tables.css';
import './style/charts.css';
import './style/print.css';
import { render } from 'preact';
import { App } from './app.js';
import { installServiceWorker } from './offline/install.js';
import { followSystemTheme } from './style/system-theme.js';

followSystemTheme();
render(<App />, document.getElementById('app')!);
void installServiceWorker();
