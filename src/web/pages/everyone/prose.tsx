import { Section } from '../../parts/page.js';

interface Part {
  title: string;
  text: string;
}

/** Titled paragraphs, for the pages one reads. */
export function Prose({ parts }: { parts: readonly Part[] }) {
  return (
    <div class="stack stack-l">
      {parts.map(({ title, text }) => (
        <Section key={title} title={title}>
          {text.split('\n').map((paragraph) => (
            <p key={paragraph} class="mb-0">
              {paragraph}
            </p>
          ))}
        </Section>
      ))}
    </div>
  );
}
