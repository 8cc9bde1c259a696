import { rejection } from '../vocabulary/rejection.js';

export const fileMissing = rejection('import-file-missing', 'malformed', {
  fr: 'Envoyez le fichier dans le corps de la demande, en text/csv ou application/x-ndjson.',
  en: 'Send the file as the body, as text/csv or application/x-ndjson.',
});
export const importRefused = rejection('import-refused', 'invalid', {
  fr: 'Rien n’a été importé : corrigez les lignes indiquées, puis renvoyez le fichier.',
  en: 'Nothing was imported: mend the rows listed and send the file again.',
});
