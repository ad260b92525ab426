// Runs before the first paint. The keys are those of src/shell/settings.ts.
try {
  const saved = JSON.parse(localStorage.getItem('foreland.settings') || '{}');
  const root = document.documentElement;
  if (saved.theme === 'light' || saved.theme === 'dark') root.dataset.theme = saved.theme;
  if (saved.density === 'compact') root.dataset.density = 'compact';
  if (saved.singleKeys === 'off') root.dataset.singleKeys = 'off';
  if (typeof saved.locale === 'string') root.lang = saved.locale;
} catch {
  // Settings that cannot be read are as good as none.
}
