import * as z from 'zod/mini';
import { callTryton, type Credentials } from './rpc.ts';

/** The administrator's calls; `enter` changes the company that new records belong to. */
export class Administrator {
  readonly #address: string;
  readonly #credentials: Credentials;
  #context: Record<string, unknown> = {};

  constructor(address: string, credentials: Credentials) {
    this.#address = address;
    this.#credentials = credentials;
  }

  call<Schema extends z.ZodMiniType>(schema: Schema, method: string, ...params: unknown[]) {
    const withContext = [...params, this.#context];
    return callTryton(this.#address, schema, `model.${method}`, withContext, this.#credentials);
  }

  async create(model: string, values: Record<string, unknown>): Promise<number> {
    const [id] = await this.call(z.tuple([z.int()]), `${model}.create`, [values]);
    return id;
  }

  async find(model: string, domain: unknown[]): Promise<number[]> {
    return this.call(z.array(z.int()), `${model}.search`, domain, 0, null, null);
  }

  async createCompany(name: string, currency: number): Promise<number> {
    const party = await this.create('party.party', { name });
    return this.create('company.company', { party, currency });
  }

  async enter(user: number, company: number, companies: readonly number[]): Promise<void> {
    const membership = { companies: [['add', companies]], company };
    await this.call(z.unknown(), 'res.user.write', [user], membership);
    this.#context = { company };
  }
}
