/**
 * Well-known libraries whose names are plain words, by the languages they are for: a question that names one of them means
 * the library. Other words are libraries only where the question says so.
 */
const script =
  "express react vue angular svelte lodash underscore axios jquery mocha chai jest vitest webpack rollup vite babel eslint prettier moment dayjs luxon redux mobx zustand rxjs ramda koa fastify next nuxt gatsby sequelize mongoose prisma typeorm knex passport winston pino bunyan commander yargs chalk inquirer dotenv nodemailer multer helmet cors zod yup joi ajv uuid nanoid sinon cypress playwright puppeteer cheerio jsdom socket.io graphql apollo d3 three electron tailwind bootstrap styled-components emotion formik bluebird async request superagent got handlebars ejs pug marked sharp bcrypt jsonwebtoken nestjs preact solid lit alpine ember backbone";
const python =
  "numpy pandas scipy matplotlib seaborn sklearn scikit-learn tensorflow torch pytorch keras requests httpx aiohttp flask django fastapi pydantic sqlalchemy celery redis boto3 click typer rich pytest unittest nose hypothesis mock asyncio logging multiprocessing threading os sys re pathlib subprocess argparse dataclasses typing itertools functools collections jinja2 beautifulsoup bs4 lxml selenium scrapy pillow opencv cv2 nltk spacy networkx sympy yaml pyyaml toml black mypy tqdm attrs marshmallow gunicorn uvicorn tornado twisted gevent trio peewee psycopg2 pymongo paramiko fabric";
const others =
  "spring hibernate junit testng mockito guava jackson gson lombok log4j slf4j netty jersey struts jpa gin echo fiber cobra viper gorm testify logrus zap tokio serde serde_json actix axum rocket hyper reqwest clap anyhow thiserror rayon diesel sqlx boost qt catch2 gtest googletest eigen fmt spdlog opencv symfony laravel phpunit guzzle doctrine monolog twig rails sinatra rspec minitest sidekiq nokogiri devise puma rack dapper automapper newtonsoft.json xunit nunit moq serilog nlog mediatr";

const names = new Set([script, python, others].join(" ").split(" "));

/** Whether people mean a library when they say this word. */
export function isWellKnownLibrary(name: string): boolean {
  return names.has(name.toLowerCase());
}
