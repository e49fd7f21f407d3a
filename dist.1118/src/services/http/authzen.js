import { accessApi } from '../own/access.js';
/** Addresses stay as long as a release does. */
const CACHED_S = 3_600;
export function registerAuthzen(fastify, { hosts, secure }) {
    fastify.get('/.well-known/authzen-configuration', async (request, reply) => {
        // An unknown host is 404, as everywhere.
        hosts.municipalityOf(request.host);
        const base = `${secure ? 'https' : 'http'}://${request.host.toLowerCase()}`;
        return reply
            .type('application/json')
            .header('cache-control', `public, max-age=${CACHED_S}`)
            .send(JSON.stringify({
            policy_decision_point: base,
            access_evaluation_endpoint: `${base}${accessApi.root}/evaluation`,
            access_evaluations_endpoint: `${base}${accessApi.root}/evaluations`,
        }));
    });
}
/** AuthZEN (HTTPS binding): who names a request finds the name in its answer, whatever that is. */
export function nameAsAsked(scope) {
    scope.addHook('onRequest', async (request, reply) => {
        const id = request.headers['x-request-id'];
        if (typeof id === 'string' && NAME.test(id))
            reply.header('x-request-id', id);
    });
}
const NAME = /^[\x21-\x7e]{1,200}$/;
//# sourceMappingURL=authzen.js.map