import { isA, propertiesOf, schemata } from '@foreland/model';
import type { searchRoutes } from '@foreland/model/contract/search';
import type { SourcedStatement } from '@foreland/store';
import { readCursor, writeCursor } from '../cursor.ts';
import type { Handlers } from '../handler.ts';
import { buildDossier, namesInOtherScripts } from './dossier.ts';
import { notFound } from './refusals.ts';
import { toStatementShape } from './shapes.ts';

export const searchHandlers: Handlers<typeof searchRoutes> = {
  search: (context, { query, view }) =>
    context.store.read(view, async (reader) => {
      const matches = await reader.search({
        text: query.q,
        ...(query.schema === undefined ? {} : { schemata: descendantsOf(query.schema) }),
        ...(query.partner === undefined ? {} : { partner: query.partner }),
      });
      const cursor = readCursor(query.cursor, ['number', 'string']);
      const rest =
        cursor === undefined
          ? matches
          : matches.filter(
              ({ rank, record }) => rank < cursor[0] || (rank === cursor[0] && record > cursor[1]),
            );
      const page = rest.slice(0, query.limit);
      const last = rest.length > page.length ? page.at(-1) : undefined;
      const [summaries, facts] = await Promise.all([
        reader.summariesOf(page.map(({ record }) => record)),
        reader.statementsById(page.map(({ statement }) => statement)),
      ]);
      const values = new Map(facts.map((fact) => [fact.id, fact]));
      const statements = Map.groupBy(
        await reader.statementsOf(page.map(({ record }) => record)),
        ({ record }) => record,
      );
      return {
        hits: page.flatMap((match) => {
          const summary = summaries.get(match.record);
          const fact = values.get(match.statement);
          const own = statements.get(match.record) ?? [];
          if (!summary || !fact) return [];
          return [
            {
              ...summary,
              names: namesInOtherScripts(summary.caption, own),
              matched: { in: match.in, value: fact.value, statement: match.statement },
              how: match.how,
              countries: countriesIn(own),
              recordedAt: fact.recordedAt,
            },
          ];
        }),
        ...(last ? { next: writeCursor([last.rank, last.record]) } : {}),
      };
    }),

  dossier: async (context, { params, query, view }) => {
    // The record itself waits for no analysis.
    const computing = await context.engines.ensureLeads(view, 0);
    return context.store.read(view, async (reader) => {
      const statements = await reader.statementsOf([params.record], query);
      if (statements.length === 0) throw notFound('record');
      const leads = await reader.listLeads({ record: params.record, withdrawn: false }, { limit: 50 });
      return {
        ...(await buildDossier(reader, params.record, statements, query)),
        leads: leads.map(({ lead }) => ({ id: lead.id, kind: lead.kind, score: lead.score.total })),
        computing,
      };
    });
  },

  statementsOf: (context, { params, query, view }) =>
    context.store.read(view, async (reader) => {
      const cursor = readCursor(query.cursor, ['string', 'string']);
      const found = await reader.statementsOf([params.record], query, {
        history: query.history,
        limit: query.limit + 1,
        ...(cursor ? { after: { id: cursor[0], recordedAt: cursor[1] } } : {}),
      });
      if (found.length === 0 && cursor === undefined) throw notFound('record');
      const page = found.slice(0, query.limit);
      const last = page.at(-1);
      return {
        statements: page.map(toStatementShape),
        ...(found.length > page.length && last ? { next: writeCursor([last.id, last.recordedAt]) } : {}),
      };
    }),

  evidence: (context, { body, view }) =>
    context.store.read(view, async (reader) => ({
      statements: (await reader.statementsById(body.statements)).map(toStatementShape),
    })),

  vocabulary: async () => ({
    schemata: schemata().map((schema) => ({
      name: schema.name,
      label: schema.label,
      plural: schema.plural,
      extends: schema.extends,
      abstract: schema.abstract ?? false,
      edge: schema.isEdge ?? false,
      featured: schema.featured ?? [],
      properties: [...propertiesOf(schema).values()]
        .filter((property) => !property.stub)
        .map((property) => {
          const range = property.hasRange ? property.getRange().name : undefined;
          return {
            name: property.name,
            label: property.label,
            type: property.type.name,
            ...(range ? { range } : {}),
          };
        }),
    })),
  }),
};

/** The schema itself and all that are of its kind. */
export function descendantsOf(name: string): string[] {
  return schemata()
    .map((schema) => schema.name)
    .filter((candidate) => isA(candidate, name));
}

/** Where a record is or was registered; nationality and birth country are personal traits and not for lists. */
function countriesIn(statements: readonly SourcedStatement[]): string[] {
  const countries = statements
    .filter(({ property }) => property === 'country' || property === 'jurisdiction')
    .map(({ value }) => value);
  return [...new Set(countries)].sort();
}
