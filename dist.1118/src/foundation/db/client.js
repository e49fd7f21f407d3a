/** One connection outside the pools, for work that is done once: migrating, restoring. */
import pg from 'pg';
import { clientConfig } from './target.js';
/** @param name as PostgreSQL shows it to an operator */
export async function withClient(target, role, name, work) {
    const client = new pg.Client(clientConfig(target, role, name));
    client.on('error', () => { });
    await client.connect();
    try {
        return await work(client);
    }
    finally {
        await client.end().catch(() => { });
    }
}
//# sourceMappingURL=client.js.map