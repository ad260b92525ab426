import { canonicalJson, isA } from '@foreland/model';
import type { StatementDraft } from '@foreland/model';
import { byRecord } from '../by-record.ts';
import type { RecordStatements } from '../by-record.ts';
import type { Exporter } from '../exporter.ts';
import type { JsonObject } from '../json/strict-json.ts';
import { LossCounter } from '../loss.ts';
import { SupplyEvents } from './event-writer.ts';
import { EPCIS_CONTEXT, FORELAND_NAMESPACE, STATEMENTS, recordUri } from './names.ts';
import { recordAttribute } from './record-element.ts';

/** Schemata whose records make events; all are held until the end, as events tell of several. */
const SUPPLY = ['Equipment', 'Consignment', 'Seizure', 'Launch', 'UnknownLink'];

/**
 * One capture document of EPCIS 2.0. Every record stands among the master data with all that is stated of it, in an
 * attribute of ours; what EPCIS has events for stands there as events besides, for whoever reads the standard alone.
 */
export const epcisExporter: Exporter = {
  id: 'epcis',
  title: 'EPCIS 2.0 document (JSON-LD)',
  extension: 'epcis.jsonld',
  mediaType: 'application/ld+json',
  async *write(statements, terms, report) {
    const losses = new LossCounter();
    const supply: RecordStatements[] = [];
    let kept = 0;
    losses.add(
      'terms of the contribution',
      'the format has no place for them',
      `${terms.title}: ${terms.legalBasis}`,
    );
    yield `{"@context":${JSON.stringify([EPCIS_CONTEXT, { foreland: FORELAND_NAMESPACE }])},"type":"EPCISDocument","schemaVersion":"2.0","creationDate":${JSON.stringify(`${terms.receivedOn}T00:00:00Z`)},\n"epcisHeader":{"epcisMasterData":{"vocabularyList":[\n`;
    let vocabulary: string | undefined;
    for await (const group of byRecord(statements)) {
      kept += group.statements.length;
      const type = vocabularyOf(group.schema);
      if (SUPPLY.includes(group.schema)) supply.push(group);
      else if (type === OTHER_RECORDS)
        losses.add(
          'records that EPCIS has no terms for',
          'they stand in our attribute alone; other readers do not know them',
          group.record,
        );
      if (group.statements.some(({ kind }) => kind === 'assessment'))
        losses.add('assessments', 'they stand in our attribute alone; events tell facts', group.record);
      if (type !== vocabulary) {
        yield `${vocabulary === undefined ? '' : '\n]},\n'}{"type":${JSON.stringify(type)},"vocabularyElementList":[\n`;
        vocabulary = type;
      } else yield ',\n';
      yield JSON.stringify(elementOf(group));
    }
    yield `${vocabulary === undefined ? '' : '\n]}'}\n]}},\n"epcisBody":{"eventList":[\n`;
    let begun = false;
    for (const event of new SupplyEvents(supply, losses).all()) {
      yield `${begun ? ',\n' : ''}${JSON.stringify(event)}`;
      begun = true;
    }
    yield '\n]}}\n';
    report(losses.report('epcis', kept));
  },
};

const OTHER_RECORDS = `${FORELAND_NAMESPACE}vtype:Record`;

function vocabularyOf(schema: string): string {
  if (schema === 'Equipment') return 'urn:epcglobal:epcis:vtype:EPCClass';
  if (schema === 'Consignment') return 'urn:epcglobal:epcis:vtype:BusinessTransaction';
  if (schema === 'Place' || schema === 'Address') return 'urn:epcglobal:epcis:vtype:Location';
  if (isA(schema, 'LegalEntity')) return 'urn:epcglobal:epcis:vtype:Party';
  return OTHER_RECORDS;
}

function elementOf({ record, schema, statements }: RecordStatements): JsonObject {
  const facts = statements.filter(({ kind }) => kind === 'fact');
  const attributes: JsonObject[] = [];
  for (const [property, name] of READABLE) {
    const value = facts.find((fact) => fact.property === property)?.value;
    if (value !== undefined) attributes.push({ id: `urn:epcglobal:cbv:mda#${name}`, attribute: value });
  }
  attributes.push({ id: STATEMENTS, attribute: recordAttribute(record, schema, sorted(statements)) });
  return { id: recordUri(record), attributes };
}

/** What other readers of master data understand. */
const READABLE: readonly (readonly [property: string, name: string])[] = [
  ['name', 'name'],
  ['country', 'countryCode'],
  ['latitude', 'latitude'],
  ['longitude', 'longitude'],
];

/** In an order of its own, so that what is written does not depend on how the statements came. */
function sorted(statements: readonly StatementDraft[]): StatementDraft[] {
  const keys = new Map(
    statements.map((statement) => [
      statement,
      canonicalJson([
        statement.property,
        statement.value,
        statement.kind,
        statement.grading ?? '',
        { ...statement.label },
      ]),
    ]),
  );
  return statements.toSorted((a, b) => ((keys.get(a) ?? '') < (keys.get(b) ?? '') ? -1 : 1));
}
