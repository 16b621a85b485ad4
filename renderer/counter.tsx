/** Entry of the counter's page: connects to the kiosk with a session of its own surface, and draws the look-up. */
import { createRoot } from 'react-dom/client';
import { type Language, languages } from '../contract/languages.ts';
import { connect } from './client/connect.ts';
import { Counter } from './surfaces/counter/counter.tsx';
import './ui/fonts.css';
import './surfaces/counter/counter.css';

const root = document.getElementById('counter');
if (root === null) throw new Error('counter.html has no place for the page');

/** What the clerk's browser speaks, as far as we do. */
const preferred = (): Language =>
  navigator.languages
    .map((tag) => languages.find((language) => tag.toLowerCase().startsWith(language)))
    .find((language) => language !== undefined) ?? 'nl';

createRoot(root).render(<Counter host={await connect()} firstLanguage={preferred()} />);
