import { Ajv2020 } from 'ajv/dist/2020.js';
import type { AnySchemaObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const BASE = 'http://raw.githubusercontent.com/oasis-open/cti-stix2-json-schemas/stix2.1/schemas/';

interface Bundle {
  readonly objects?: readonly { readonly type: string; readonly id: string }[];
}

/** For tests: what the OASIS JSON schemas hold against a bundle, object by object; nothing where it is valid. */
export class OasisSchemas {
  readonly #ajv = new Ajv2020({ strict: false, unicodeRegExp: false, logger: false });
  readonly #folderOf = new Map<string, string>();

  /** @param texts of the schemas by path below the folder of schemas, such as `sdos/identity.json` */
  constructor(texts: ReadonlyMap<string, string>) {
    addFormats.default(this.#ajv);
    for (const [path, text] of texts) {
      const [folder = '', file = ''] = path.split('/');
      const schema = JSON.parse(text) as AnySchemaObject;
      this.#ajv.addSchema(file === 'bundle.json' ? mended(schema) : schema);
      this.#folderOf.set(file.replace('.json', ''), folder);
    }
  }

  /** @returns one line for each fault. */
  faults(bundle: Bundle): string[] {
    const faults = this.#faults('common/bundle', bundle).map((fault) => `bundle: ${fault}`);
    return [...faults, ...this.objectFaults(bundle)];
  }

  /** Each object by the schema of its own type: a hundred times quicker, as the schema of bundles tries all types. */
  objectFaults(bundle: Bundle): string[] {
    const faults: string[] = [];
    for (const object of bundle.objects ?? []) {
      const folder = this.#folderOf.get(object.type);
      const schema = folder === undefined ? 'common/core' : `${folder}/${object.type}`;
      faults.push(...this.#faults(schema, object).map((fault) => `${object.id}: ${fault}`));
    }
    return faults;
  }

  #faults(name: string, value: unknown): string[] {
    const validate = this.#ajv.getSchema(`${BASE}${name}.json`);
    if (!validate) throw new Error(`there is no schema ${name}`);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
  }
}

/** See schemas-oasis/README.md. */
function mended(schema: AnySchemaObject): AnySchemaObject {
  const text = JSON.stringify(schema);
  const fault = '{"oneOf":[{"$ref":"../common/core.json"},{"$ref":"../common/cyber-observable-core.json"}]}';
  if (text.split(fault).length !== 2) throw new Error('the schema of bundles is not the one that was read');
  return JSON.parse(text.replace(fault, fault.replace('oneOf', 'anyOf'))) as AnySchemaObject;
}
