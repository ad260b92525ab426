import { useState } from 'react';
import { Button, Name, PartnerChip, Tag } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import type { LeadDetail } from './leads.ts';
import { messages } from './messages.ts';

const SHOWN = 8;
