import './design/fonts.ts';
import './design/tokens.css';
import './design/base.css';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/query.ts';
import { App } from './shell/App.tsx';
import { applySettings } from './shell/settings.ts';

applySettings();
createRoot(document.getElementById('root')!).render(<App queryClient={createQueryClient()} />);
