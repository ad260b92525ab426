import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import {
  axe,
  describeInBrowser,
  LANGUAGES,
  PHONE,
  sticksOut,
  THEMES,
  visibleTexts,
} from '../../testkit/browser.ts';
import type { TestClient } from '../../testkit/client.ts';
import { matches as en } from '../src/i18n/en/matches.ts';
import { contribute, saysOf } from './contribute.ts';
import { leftInEnglish } from './languages.ts';
