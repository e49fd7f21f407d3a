import { digestOf } from '../../foundation/digest.js';
import { decide } from '../../gate/decide.js';
import { readRights, readRules } from '../../gate/kept.js';
import { createRuleSet } from '../../gate/rule-set.js';
import { toAnswer } from './answer.js';
const PAGE = 1_000;
const NEXT = {
    name: 'access_decision_next',
    text: `select d.id, d.at, d.response, d.information, d.rules, d.rights, r.body as rules_body, g.body as rights_body
from access_decision d
left join access_source r on r.municipality = $1 and r.digest = d.rules
left join access_source g on g.municipality = $1 and g.digest = d.rights
where d.municipality = $1 and (d.at, d.id) > ($2, $3) order by d.at, d.id limit ${PAGE}`,
};
/** Every decision since a moment, oldest first; or what is wrong with it. */
export async function* decisionsSince(db, municipality, since) {
    let from = [since, '00000000-0000-0000-0000-000000000000'];
    for (;;) {
        const page = await db.in(municipality).query(NEXT, [municipality, ...from]);
        for (const one of page)
            yield read(one);
        const last = page.at(-1);
        if (!last || page.length < PAGE)
            return;
        from = [last.at, last.id];
    }
}
const parsed = new Map();
/** Bodies are few and decisions many. The digest is of what the body says, so a changed body is another. */
function once(kind, digest, body, parse) {
    const key = `${kind} ${digest} ${body.length}`;
    if (parsed.size > PAGE)
        parsed.clear();
    const known = parsed.get(key) ?? parse(body);
    parsed.set(key, known);
    return known;
}
function read(one) {
    const { id, at } = one;
    const wrong = (what) => ({ id, at, what });
    if (one.information === null && one.rules === null && one.rights === null)
        return JSON.parse(one.response).decision === false ? 'undecided' : wrong('permits something, and rests on nothing');
    if (one.information === null || one.rules === null || one.rights === null)
        return wrong('lacks what it rests on');
    for (const [name, digest, body] of [
        ['rules', one.rules, one.rules_body],
        ['rights', one.rights, one.rights_body],
    ]) {
        if (body === null)
            return wrong(`its ${name} are gone`);
        if (digestOf(body) !== digest)
            return wrong(`its ${name} were changed`);
    }
    const { asker, moment, ask } = JSON.parse(one.information);
    const rights = once('rights', one.rights, one.rights_body, readRights);
    const rules = once('rules', one.rules, one.rules_body, readRules);
    const again = (under) => decide(createRuleSet(under).narrow(rights, asker, moment), ask);
    if (JSON.stringify(toAnswer(again(rules))) !== one.response)
        return wrong('is not what is decided now');
    return { id, at, permit: JSON.parse(one.response).decision === true, under: (some) => again(some).permit };
}
/** @param since only what was decided from then on */
export async function replay(db, municipality, since = new Date(0)) {
    let [decided, undecided] = [0, 0];
    const differ = [];
    for await (const one of decisionsSince(db, municipality, since)) {
        if (one === 'undecided')
            undecided++;
        else if ('what' in one)
            differ.push(one);
        else
            decided++;
    }
    return { decided, undecided, differ };
}
//# sourceMappingURL=replay.js.map