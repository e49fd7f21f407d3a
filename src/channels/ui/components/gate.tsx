/** A gate, shut or open: here somebody chooses. Where a law or a task decides there is a path, and no gate. */

type GateState = 'open' | 'shut' | 'none';

const GRASS = 'M0 66h104v6H0z';

export const Gate = ({ state }: { readonly state: GateState }) => (
  <svg class="meent-gate" viewBox="0 0 104 76" aria-hidden="true" focusable="false">
    <path class="meent-gate__grass" d={GRASS} />
    {state === 'none' ? (
      <>
        <path class="meent-gate__grass" d="M14 56h20v4H14zM72 52h24v4H72zM6 40h14v3H6zM76 32h16v3H76z" />
        <path class="meent-gate__path" d="M38 76C50 58 68 56 60 40S42 24 54 6" />
      </>
    ) : (
      <>
        <rect class="meent-gate__post" x="14" y="18" width="8" height="50" />
        <rect class="meent-gate__post" x="82" y="18" width="8" height="50" />
        {state === 'open' ? (
          <>
            <path class="meent-gate__bar" d="M22 28L40 20V50L22 58M22 43l18-8" />
            <path class="meent-gate__path" d="M44 76C52 62 62 58 58 44S48 28 54 14" />
          </>
        ) : (
          <path class="meent-gate__bar" d="M24 28h56M24 58h56M24 43h56M25 58L79 28" />
        )}
      </>
    )}
  </svg>
);
