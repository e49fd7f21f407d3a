/**
 * `/mijn/machtigingen`: as who is logged in, whoever they act for. A code and a number are in the body of a form, never in an
 * address.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { today } from '../../foundation/clock.ts';
import { addMonths } from '../../foundation/days.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { GIVABLE } from '../../gate/mandate.ts';
import { aanvaard, bekijkCode, biedAan, weiger, zegOp } from '../../services/mandaten/aanbod.ts';
import { aanbodShown, mijnMachtigingen, teGeven } from '../../services/mandaten/mijn.ts';
import { kiesNamens } from '../../services/mandaten/namens.ts';
import { nietNamens } from '../../services/mandaten/own.ts';
import { snapshotOf } from '../../services/operations/door.ts';
import { keepDone, takeDone } from '../site/flash.ts';
import { fieldOf, LoginNeeded, type Site } from '../site/site.ts';
import { addresses } from '../ui/addresses.ts';
import type { Flash } from '../ui/components/alert.tsx';
import type { FieldError } from '../ui/components/form.tsx';
import { translator } from '../ui/texts/translate.ts';
import {
  extraField,
  GIVE_FIELDS,
  MandateCodePage,
  MandateGivePage,
  serviceField,
  servicesIn,
} from './pages/mandate-give.tsx';
import { MandateOfferPage, MandatesPage } from './pages/mandates.tsx';

const DONE = {
  'mandate.accepted': 'flash.mandate.accepted',
  'mandate.refused': 'flash.mandate.refused',
  'mandate.ended': 'flash.mandate.ended',
  'mandate.self': 'flash.mandate.self',
} as const;
type Done = keyof typeof DONE;

/** To let somebody else act, and to act for somebody, the municipality wants to be surer of who asks; the API does too. */
const LEVEL = 'substantieel';

export function mandateRoutes(app: FastifyInstance, site: Site): void {
  const { engine } = site;
  const asSelf = <T,>(request: FastifyRequest, call: (caller: Caller) => Promise<T>): Promise<T> =>
    site.asSelf(request, call, { least: LEVEL });

  const flashOf = (request: FastifyRequest, reply: FastifyReply): Flash | undefined => {
    const what = takeDone(site, request, reply)?.what;
    if (!what || !Object.hasOwn(DONE, what)) return undefined;
    return { kind: 'ok', title: translator(site.languageOf(request))(DONE[what as Done]) };
  };
  const done = (reply: FastifyReply, what: Done): FastifyReply =>
    keepDone(site, reply, { what }).headers({ 'cache-control': 'no-store' }).redirect(addresses.mandates, 303);

  const show = async (request: FastifyRequest, reply: FastifyReply, errors: readonly FieldError[] = []) => {
    const { gegeven, gekregen } = await asSelf(request, (caller) => mijnMachtigingen(engine, caller));
    const acting = await site.actingOf(request);
    const flash = errors.length > 0 ? undefined : flashOf(request, reply);
    const page = (
      <MandatesPage given={gegeven} received={gekregen} acting={acting?.namens} errors={errors} flash={flash} />
    );
    return site.send(request, reply, page, { status: errors.length > 0 ? 400 : 200 });
  };

  app.get(addresses.mandates, (request, reply) => show(request, reply));

  const refuseActing = async (request: FastifyRequest): Promise<void> =>
    nietNamens((await site.actingOf(request))?.namens);

  const self = async (request: FastifyRequest) => {
    const session = await site.session(request);
    if (!session?.sealedBsn) throw new LoginNeeded('resident');
    return { name: session.name, bsn: () => site.keys.unseal(session.municipality, session.sealedBsn!) };
  };

  const showGive = async (
    request: FastifyRequest,
    reply: FastifyReply,
    typed: Readonly<Record<string, string>>,
    errors: readonly FieldError[] = [],
  ) => {
    const { themes, why } = await asSelf(request, async (caller) => ({
      themes: await teGeven(engine, caller),
      why: caller.activity.id,
    }));
    const page = <MandateGivePage themes={themes} why={why} typed={typed} errors={errors} />;
    return site.send(request, reply, page, { status: errors.length > 0 ? 400 : 200 });
  };

  app.get(addresses.mandatesGive, async (request, reply) => {
    await refuseActing(request);
    return showGive(request, reply, { vanaf: today(), totEnMet: addMonths(today(), 12) });
  });

  app.post(addresses.mandatesGive, async (request, reply) => {
    await refuseActing(request);
    const all = servicesIn(await asSelf(request, (caller) => teGeven(engine, caller)));
    const given = (name: string): boolean => fieldOf(request, name) !== '';
    const [vanaf, totEnMet] = [fieldOf(request, GIVE_FIELDS.vanaf), fieldOf(request, GIVE_FIELDS.totEnMet)];
    const input = {
      diensten: all.filter((_, index) => given(serviceField(index))),
      ook: GIVABLE.filter((extra) => given(extraField(extra))),
      vanaf: vanaf || null,
      totEnMet: totEnMet || null,
    };
    try {
      const who = await self(request);
      const { json } = await asSelf(request, (caller) => biedAan(engine, caller, input, who));
      const { code, codeTot } = JSON.parse(json!) as { code: string; codeTot: string };
      return await site.send(request, reply, <MandateCodePage code={code} until={codeTot} />);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'invalid') throw error;
      const ticked = [...all.map((_, index) => serviceField(index)), ...GIVABLE.map(extraField)].filter(given);
      const typed = { ...Object.fromEntries(ticked.map((name) => [name, 'ja'])), vanaf, totEnMet };
      return showGive(request, reply, typed, errorsIn(error));
    }
  });

  // A form that came back with an error has the address that it was sent to: asked for again, it is the list.
  for (const address of [addresses.mandatesCode, addresses.mandatesAccept])
    app.get(address, async (_request, reply) => reply.redirect(addresses.mandates, 303));

  const byCode = async (
    request: FastifyRequest,
    reply: FastifyReply,
    work: (code: string) => Promise<FastifyReply>,
  ): Promise<FastifyReply> => {
    await refuseActing(request);
    try {
      return await work(fieldOf(request, 'code'));
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'invalid') throw error;
      return show(request, reply, errorsIn(error));
    }
  };

  app.post(addresses.mandatesCode, (request, reply) =>
    byCode(request, reply, async (code) => {
      const mandate = await asSelf(request, async (caller) => {
        const row = await bekijkCode(engine, caller, code);
        return aanbodShown(engine, await snapshotOf(engine, caller), caller, row);
      });
      return site.send(request, reply, <MandateOfferPage mandate={mandate} code={code} />);
    }),
  );

  app.post(addresses.mandatesAccept, (request, reply) =>
    byCode(request, reply, async (code) => {
      const who = await self(request);
      await asSelf(request, (caller) => aanvaard(engine, caller, code, who));
      return done(reply, 'mandate.accepted');
    }),
  );

  app.post(addresses.mandatesRefuse, (request, reply) =>
    byCode(request, reply, async (code) => {
      await asSelf(request, (caller) => weiger(engine, caller, code));
      return done(reply, 'mandate.refused');
    }),
  );

  app.post(addresses.mandatesEnd, async (request, reply) => {
    await asSelf(request, (caller) => zegOp(engine, caller, fieldOf(request, 'id')));
    return done(reply, 'mandate.ended');
  });

  app.post(addresses.mandatesActing, async (request, reply) => {
    const namens = fieldOf(request, 'namens') || undefined;
    const session = { actFor: (to: string | undefined) => site.actFor(request, to) };
    await asSelf(request, (caller) => kiesNamens(engine, caller, session, namens));
    // The banner says it on every page from here on.
    if (namens) return reply.headers({ 'cache-control': 'no-store' }).redirect(addresses.mine, 303);
    return done(reply, 'mandate.self');
  });
}

/** At the field of the form; what is wrong with one of a list stands at the list. */
const errorsIn = ({ invalidParams }: Problem): readonly FieldError[] => [
  ...new Map(
    invalidParams.map(({ name, reason }): [string, FieldError] => {
      const field = name.split('.', 1)[0]!;
      return [
        field,
        {
          field: field in GIVE_FIELDS || field === 'code' ? field : GIVE_FIELDS.diensten,
          message: reason,
          dutch: true,
        },
      ];
    }),
  ).values(),
];
