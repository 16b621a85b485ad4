/** Entry of the citizen's screen: connects to the kiosk, whichever link it came in by, and draws what it says. */
import { createRoot } from 'react-dom/client';
import { connect } from './client/connect.ts';
import { keepConnected, windowTimer } from './client/keep-connected.ts';
import { createVisitStore } from './client/visit-store.ts';
import { Citizen } from './surfaces/citizen/citizen.tsx';
import './ui/fonts.css';
import './ui/base.css';
import './ui/frame.css';
import './ui/screen.css';
import './ui/parts.css';
import './ui/attract.css';
import './ui/keyboard.css';
import './ui/display.css';
import './ui/pictures/pictures.css';

const root = document.getElementById('kiosk');
if (root === null) throw new Error('index.html has no place for the kiosk');

const host = await connect();
const store = createVisitStore(host, { now: () => performance.now() });
keepConnected(store, windowTimer);
createRoot(root).render(<Citizen store={store} />);
