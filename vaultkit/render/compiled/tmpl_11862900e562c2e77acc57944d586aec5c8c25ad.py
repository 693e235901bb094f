from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'get-to-know.md.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    pass
    parent_template = environment.get_template('base.md.j2', 'get-to-know.md.j2')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    yield from parent_template.root_render_func(context)

def block_manner(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    pass
    yield ', informal, no agenda'

def block_body(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_parts = resolve('parts')
    l_0_first_name = resolve('first_name')
    l_0_facts = resolve('facts')
    l_0_prompts = resolve('prompts')
    pass
    yield '\n'
    yield from context.blocks['opening'][0](context)
    yield str(context.call(environment.getattr((undefined(name='parts') if l_0_parts is missing else l_0_parts), 'remembered'), str_join(('What you know of ', (undefined(name='first_name') if l_0_first_name is missing else l_0_first_name), ' so far:', )), (undefined(name='facts') if l_0_facts is missing else l_0_facts), _block_vars=_block_vars))
    yield str(context.call(environment.getattr((undefined(name='parts') if l_0_parts is missing else l_0_parts), 'questions'), 'If there is a lull:', (undefined(name='prompts') if l_0_prompts is missing else l_0_prompts), _block_vars=_block_vars))

def block_opening(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    pass

blocks = {'manner': block_manner, 'body': block_body, 'opening': block_opening}
debug_info = '1=12&2=17&3=27&5=40&7=41&8=42&5=44'