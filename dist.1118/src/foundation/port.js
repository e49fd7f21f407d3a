/** The port to listen on: free, allowed, and on this machine; if not, in one sentence. */
import { createServer } from 'node:net';
import { StartProblem } from './start-problem.js';
export const pagesAddress = ({ host, port }) => ({
    host,
    port,
    setting: 'MEENT_PORT',
});
/** Undefined when what is for the operator has no port of its own. */
export const operatorAddress = ({ host, operatorPort }) => operatorPort === undefined ? undefined : { host, port: operatorPort, setting: 'MEENT_OPERATOR_PORT' };
/** @throws StartProblem when the port cannot be had now. */
export async function refuseTakenPort(address) {
    const { host, port } = address;
    const probe = createServer();
    try {
        await new Promise((resolve, reject) => {
            probe.once('error', reject);
            probe.listen({ host, port, exclusive: true }, resolve);
        });
        await new Promise((resolve) => probe.close(resolve));
    }
    catch (error) {
        throw portProblem(error, address);
    }
}
/** @param shared several threads listen here, and the system spreads connections over them. @throws StartProblem */
export async function listen(server, address, shared = false) {
    const { host, port } = address;
    try {
        await server.listen({ host, port, ...(shared && { reusePort: true }), listenTextResolver: () => 'ready' });
    }
    catch (error) {
        throw portProblem(error, address);
    }
}
function portProblem(error, { host, port, setting }) {
    const say = (sentence) => new StartProblem('port-in-use', sentence, error);
    switch (error.code) {
        case 'EADDRINUSE':
            return say(`Port ${port} on ${host} is in use, perhaps by another Meent; stop that, or set ${setting} to another number.`);
        case 'EACCES':
            return say(`Port ${port} may not be opened by this user; set ${setting} to a number above 1023.`);
        case 'EADDRNOTAVAIL':
        case 'ENOTFOUND':
            return say(`MEENT_HOST is ${host}, which is not an address of this machine; set it to 127.0.0.1 or one that is.`);
        default:
            return error;
    }
}
//# sourceMappingURL=port.js.map