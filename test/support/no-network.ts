/** The network is closed in tests: only this machine itself and unix sockets can be reached. */
import net from 'node:net';

const HERE = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|::1|0\.0\.0\.0|::|::ffff:127\.\d+\.\d+\.\d+)$/;

const connect = net.Socket.prototype.connect;

/** Files that share a process come here one after the other, and the first has closed it. */
const isClosed = connect.name === 'refuseOutside';

function refuseOutside(this: net.Socket, ...args: unknown[]) {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  const host =
    typeof first === 'object' && first ? (first as net.TcpNetConnectOpts & net.IpcNetConnectOpts) : undefined;
  const name = host
    ? host.path
      ? 'localhost'
      : (host.host ?? 'localhost')
    : typeof args[1] === 'string'
      ? args[1]
      : 'localhost';
  if (!HERE.test(name)) {
    process.nextTick(() => this.destroy(new Error(`a test tried to reach ${name}; the network is closed in tests`)));
    return this;
  }
  return Reflect.apply(connect, this, args);
}

if (!isClosed) net.Socket.prototype.connect = refuseOutside as typeof connect;
