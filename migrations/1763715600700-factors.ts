import type { MigrationInterface, QueryRunner } from 'typeorm';

const SOURCE = 'ADEME, Agribalyse 3.2 via Impact CO2';

/**
 * Default footprint by food category, kg CO2e per kg, each the product named in its note or a median of such products.
 * Published factors of ADEME (Licence Ouverte); 'other' is derived from ADEME 2016: 15.3 Mt CO2e / 10 Mt of food lost.
 */
const FACTORS: [category: string, kgCo2ePerKg: number, note: string][] = [
  ['bread', 0.78, 'baguette'],
  ['pastry', 2.9, 'croissant'],
  ['fruit', 0.72, 'median of 76 fruits and vegetables'],
  ['vegetables', 0.72, 'median of 76 fruits and vegetables'],
  ['dairy', 1.9, 'yogurt'],
  ['eggs', 1.9, 'egg'],
  ['meat', 6.7, 'pork; beef is 28.0, chicken 4.6'],
  ['fish', 5.6, 'salmon; cod is 12.1'],
  ['deli', 6.7, 'pork'],
  ['ready-meal', 3.6, 'pizza'],
  ['sandwich', 3.6, 'pizza, nearest composite product'],
  ['frozen-food', 3.6, 'pizza, nearest composite product'],
  ['dry', 2.0, 'pasta, rice'],
  ['drink', 1.3, 'milk'],
];

export class Factors1763715600700 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const [category, value, note] of FACTORS) {
      await db.query(`insert into factor values ($1, $2, $3, $4, 2025, '2025-01-15', $5)`, [
        `agribalyse-3.2-${category}`,
        category,
        value,
        SOURCE,
        note,
      ]);
    }
    for (const category of ['baby', 'other']) {
      await db.query(
        `insert into factor values ($1, $2, 1.53, 'dérivé ADEME 2016 (15,3 Mt CO2e / 10 Mt)', 2016, '2016-05-01', 'national mean of all food lost')`,
        [`ademe-2016-${category}`, category],
      );
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('delete from factor');
  }
}
