import { createServer, type Server } from 'node:http';
import { type Database, openDatabase } from './database.ts';
import { createFaults, type FaultWanted, faultSchema } from './faults.ts';
import { createRequestLog, type LoggedRequest } from './request-log.ts';
import { addSampleData } from './sample-data.ts';
import { createHandler } from './serve.ts';
import { countRecords } from './store/records.ts';

export interface DemoCrmOptions {
  /** 0 for any free one. */
  readonly port: number;
  /** A file of SQLite, or ':memory:'. */
  readonly dataFile: string;
  /** Whether `/_faults` and `/_log` are served: for tests. */
  readonly faults?: boolean;
  /** Whether a write that bears a key which was there before is done once; it is, unless said otherwise. */
  readonly knowsKeys?: boolean;
  readonly now?: () => number;
}

export interface DemoCrm {
  /** The origin, such as `http://127.0.0.1:4080`. */
  readonly url: string;
  readonly db: Database;
  /** As `POST /_faults`, for tests in the same process. */
  addFault(fault: FaultWanted): void;
  clearFaults(): void;
  /** How many requests a fault holds now. */
  heldRequests(): number;
  /** The requests since the start or since they were forgotten, oldest first. */
  requests(): readonly LoggedRequest[];
  forgetRequests(): void;
  /** Ends all connections; resolves when the data file is closed. */
  stop(): Promise<void>;
}

/**
 * Ms. By itself Node ends a connection that was idle for five seconds: a busy machine sends the next
 * request at just that moment, and the client has to take it for lost.
 */
const KEPT_OPEN = { keepAliveTimeout: 60_000 };

/** Starts the CRM on this machine alone, with the sample data where its file is still empty. */
export async function startDemoCrm(options: DemoCrmOptions): Promise<DemoCrm> {
  const { port, dataFile, faults: open = false, knowsKeys = true, now = Date.now } = options;
  const db = openDatabase(dataFile);
  if (countRecords(db, 'leads') === 0) addSampleData(db, now());
  const faults = createFaults();
  const log = createRequestLog();
  const handle = createHandler({ db, now }, { faults, log, open, knowsKeys });
  const inWork = new Set<Promise<void>>();
  const server = createServer(KEPT_OPEN, (request, response) => {
    const work = handle(request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
    inWork.add(work);
    void work.finally(() => inWork.delete(work));
  });
  const taken = await listen(server, port);
  return {
    url: `http://127.0.0.1:${taken}`,
    db,
    addFault: (fault) => faults.add(faultSchema.parse(fault)),
    clearFaults: () => faults.clear(),
    heldRequests: () => faults.held(),
    requests: () => log.all(),
    forgetRequests: () => log.clear(),
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      faults.clear();
      server.closeAllConnections();
      await Promise.all([closed, ...inWork]);
      db.close();
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
