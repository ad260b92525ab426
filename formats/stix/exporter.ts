import type { ExportTerms, Exporter } from '../exporter.ts';
import { byRecord } from '../by-record.ts';
import { LossCounter } from '../loss.ts';
import { BundleWriter } from './bundle-writer.ts';
import { derivedId } from './identifiers.ts';
import { RecordWriter } from './record-writer.ts';

/** Media type of STIX (STIX 2.1 section 3.1 of the TAXII registration). */
export const STIX_MEDIA_TYPE = 'application/stix+json;version=2.1';

/**
 * One bundle of STIX 2.1. What is written of a record depends on the statements given and on the terms alone, so that
 * the export of a view is a function of that view.
 */
export const stixExporter: Exporter = {
  id: 'stix',
  title: 'STIX 2.1 bundle',
  extension: 'stix.json',
  mediaType: STIX_MEDIA_TYPE,
  async *write(statements, terms, report) {
    const losses = new LossCounter();
    const bundle = new BundleWriter();
    const records = new RecordWriter(bundle, terms, losses);
    yield `{"type":"bundle","id":${JSON.stringify(bundleId(terms))},"objects":[\n`;
    records.begin();
    yield bundle.take();
    for await (const group of byRecord(statements)) {
      records.write(group);
      yield bundle.take();
    }
    for (const _ of records.end()) yield bundle.take();
    yield '\n]}\n';
    report(losses.report('stix', records.kept));
  },
};

function bundleId(terms: ExportTerms): string {
  return derivedId('bundle', terms.partner, terms.view ?? '', terms.title, terms.receivedOn);
}
