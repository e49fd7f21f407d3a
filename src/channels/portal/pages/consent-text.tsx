/** What is read before a choice is made, word for word as it was laid down: each line by itself, with what it answers in front. */
import { Dutch } from '../../ui/components/text.tsx';

/** `Hoe lang: 1 jaar.`; a sentence that has a colon further on is a sentence. */
const ANSWER = /^([^:.]{3,45}:) (.+)$/;

export const ConsentText = ({ tekst }: { readonly tekst: string }) => (
  <Dutch>
    <div class="meent-flow">
      {tekst
        .split('\n')
        .filter(Boolean)
        .map((line) => {
          const [, asked, answer] = ANSWER.exec(line) ?? [];
          return asked ? (
            <p>
              <strong>{asked}</strong> {answer}
            </p>
          ) : (
            <p>{line}</p>
          );
        })}
    </div>
  </Dutch>
);
